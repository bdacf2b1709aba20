using System.Collections.Immutable;
using System.Globalization;

namespace Candor.Reports.Papers.Forms;

/// <summary>The items of a paper as one table.</summary>
internal static class ItemTable
{
    public static PaperTable Of(PaperDraft draft) => new(
        [
            draft.In("序号", "No."), draft.In("对象", "Subject"), draft.In("版本", "Version"), draft.In("问题", "Problem"), draft.In("事实", "Fact"), draft.In("确定程度", "Certainty"),
            draft.In("严重程度", "Severity"), draft.In("依据", "Basis"), draft.In("怎么改", "How to mend it"), draft.In("证据", "Exhibits"), draft.In("发现标识", "Finding"),
        ],
        [
            .. draft.Items.Select(i => (ImmutableArray<string>)
            [
                i.Number.ToString(CultureInfo.InvariantCulture),
                draft.Subjects[i.Subject - 1].Name,
                draft.Subjects[i.Subject - 1].Version ?? string.Empty,
                i.Problem,
                i.Title,
                draft.Mark(i).Text,
                draft.In(Labels.Of(i.Severity)),
                draft.BasisOf(i),
                i.Remedy,
                string.Join(' ', i.Exhibits),
                i.Finding,
            ]),
        ]);
}
