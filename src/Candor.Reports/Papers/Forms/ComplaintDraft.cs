using System.Collections.Immutable;
using System.Globalization;
using Candor.Reports.Papers.Blocks;

namespace Candor.Reports.Papers.Forms;

/// <summary>A draft complaint to an authority: who, against whom, what is asked, the facts, the grounds, the exhibits.</summary>
internal static class ComplaintDraft
{
    public static Paper Make(ImmutableArray<Audit> audits, PaperOptions options)
    {
        var draft = new PaperDraft(PaperForm.Complaint, audits, options);
        var names = string.Join(draft.In("、", ", "), draft.Subjects.Select(draft.NameOf));
        draft.Text(TextRole.Subtitle, draft.In("（草稿，须由投诉人核对后签名提交）", "(Draft, for the complainant to check and sign)"));
        draft.Add(new FieldsBlock(
        [
            (draft.In("受理机关", "To"), [draft.Or(draft.Known.Authority, "受理机关", "authority")]),
            (draft.In("投诉人", "Complainant"), [draft.Or(draft.Known.Complainant, "投诉人", "complainant")]),
            (draft.In("联系方式", "Contact"), [draft.Or(draft.Known.Contact, "联系方式", "contact")]),
            (draft.In("被投诉人", "Against"), [.. draft.Subjects.SelectMany((s, i) => (Run[])[i > 0 ? draft.In("；", "; ") : string.Empty, draft.DeveloperOf(s)]).Where(static r => r.Text.Length > 0)]),
            (draft.In("涉及的应用", "Concerning"), [names]),
            (draft.In("来源", "Source"), [.. draft.Subjects.SelectMany((s, i) => (Run[])[i > 0 ? draft.In("；", "; ") : string.Empty, draft.SourceOf(s)]).Where(static r => r.Text.Length > 0)]),
        ]));
        draft.Heading("一、请求", "1. What is asked");
        draft.List(isNumbered: true, Requests(draft).Select(static r => (ImmutableArray<Run>)[r]));
        draft.Heading("二、事实", "2. Facts");
        draft.Text(TextRole.Caution, ConsumerLetter.Certainty(draft));
        Facts(draft, draft.Established, "（一）已证实", "2.1 Established");
        Facts(draft, draft.Suspected, "（二）怀疑，请求核查", "2.2 Suspected, to be looked into");
        if (draft.Items.IsEmpty)
        {
            draft.Body("在所查范围内没有发现可投诉的事实。", "In what was looked at there is no fact to complain of.");
        }

        draft.Heading("三、依据", "3. Grounds");
        draft.Table(
            string.Empty,
            [new(draft.In("规定", "Rule"), 6), new(draft.In("内容", "What it asks"), 10), new(draft.In("所涉事实", "Facts"), 4)],
            Grounds(draft));
        draft.Heading("四、证据和核验方法", "4. Exhibits and how to check them");
        draft.Body(
            "证据目录见附件2。对同一文件用同一版本的程序和知识库重新检测，应得到相同的发现和证据标识；任何人可在离线的机器上核验。",
            "The exhibits are listed in annex 2. Auditing the same file with the same version of the program and its knowledge gives the same findings and ids of evidence; anybody can check that on a machine without a network.");
        draft.Text(TextRole.Signature, draft.In("投诉人：", "Complainant: "), draft.Or(draft.Known.Complainant, "投诉人", "complainant"));
        draft.Text(TextRole.Signature, draft.Or(draft.Known.Date, "日期", "date"));
        draft.Annexes(1);
        return draft.Finish(draft.In($"投诉书：{names}", $"Complaint concerning {names}"), ItemTable.Of(draft));
    }

    private static IEnumerable<Run> Requests(PaperDraft draft)
    {
        if (draft.Established.Any())
        {
            yield return draft.In("对已证实的事实依法查处，责令改正。", "That the facts that are established be acted upon under the law and their mending be ordered.");
        }

        if (draft.Suspected.Any())
        {
            yield return draft.In("对怀疑的事实依职权核查：在真机上运行该版本并录制流量，要求被投诉人说明。", "That the facts that are suspected be looked into: the version be run on a device with its traffic recorded, and the respondent be asked to explain.");
        }

        yield return draft.In("核验新版本是否改正，而不以被投诉人的说明代替核验。", "That a new version be tested and not taken as mended on the respondent's word.");
        yield return draft.In("将处理结果告知投诉人。", "That the complainant be told the outcome.");
    }

    private static void Facts(PaperDraft draft, IEnumerable<PaperItem> items, string zh, string en)
    {
        var facts = items.ToList();
        if (facts.Count == 0)
        {
            return;
        }

        draft.SubHeading(draft.In(zh, en));
        foreach (var item in facts)
        {
            draft.Text(
                TextRole.Body,
                new(string.Create(CultureInfo.InvariantCulture, $"{item.Number}. "), RunStyle.Strong),
                draft.Mark(item),
                " ",
                new(item.Title + draft.In("。", ". "), RunStyle.Strong),
                item.Explanation,
                new(draft.ExhibitsOf(item) is { Length: > 0 } exhibits ? draft.In($"（{exhibits}）", $" ({exhibits})") : string.Empty, RunStyle.Dim));
        }
    }

    private static IEnumerable<ImmutableArray<Cell>> Grounds(PaperDraft draft) => draft.Items
        .SelectMany(static i => i.Citations.Select(c => (Item: i, Citation: c)))
        .GroupBy(static p => p.Citation.Rule, StringComparer.Ordinal)
        .Select(g => (ImmutableArray<Cell>)
        [
            new([[new($"{draft.Instrument(g.First().Citation.Instrument)} {g.First().Citation.Article}", RunStyle.Strong)], [new(draft.In(CodeWords.Force(g.First().Citation.Force)), RunStyle.Dim)]]),
            g.First().Citation.Text,
            string.Join(draft.In("、", ", "), g.Select(static p => p.Item.Number.ToString(CultureInfo.InvariantCulture))),
        ]);
}
