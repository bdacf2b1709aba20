using System.Collections.Immutable;
using System.Globalization;
using Candor.Differences;
using Candor.Reports.Papers.Blocks;

namespace Candor.Reports.Papers.Forms;

/// <summary>A company's report of what it mended: each finding of the old version with what was done and how it stands in the new one. Nothing is called mended that the new audit did not look for.</summary>
internal static class RectificationReport
{
    public static Paper Make(Audit old, Audit @new, PaperOptions options)
    {
        var difference = AuditComparison.Compare(old, @new);
        var draft = new PaperDraft(PaperForm.Rectification, [old, @new], options, isComparison: true);
        // In the order of the old audit, which is that of the notice that is answered; then what is new.
        var order = PaperDraft.Open(old).Select(static (f, i) => (f.Id, i)).DistinctBy(static f => f.Id).ToDictionary(static f => f.Id, static f => f.i, StringComparer.Ordinal);
        draft.Items = [.. difference.Findings.OrderBy(f => order.GetValueOrDefault(f.Id, int.MaxValue)).Select((f, n) => ItemOf(draft, f, n + 1, options))];
        var before = draft.Items.Where(static i => i.Standing != Standing.New).ToList();
        var count = before.Count;
        var mended = before.Count(static i => i.Standing == Standing.Fixed);
        var there = before.Count(static i => i.Standing is Standing.StillThere or Standing.Worse);
        var unseen = before.Count(static i => i.Standing == Standing.NotLookedFor);
        var added = draft.Items.Length - count;
        draft.Text(TextRole.Subtitle, draft.Or(draft.Known.Number, "所针对的通知的文号", "number of the notice that this answers"));
        draft.Text(TextRole.Address, draft.Or(draft.Known.Authority ?? draft.Known.Recipient, "受理机关", "authority"), draft.In("：", ":"));
        draft.Text(
            TextRole.Body,
            draft.In("现将", "We report on the rectification of "),
            draft.NameOf(draft.Subjects[0]),
            draft.In("的整改情况报告如下，整改后的版本为", "; the version after it is "),
            draft.NameOf(draft.Subjects[1]),
            draft.In("，开发运营者：", "; developer: "),
            draft.Or(draft.Subjects[1].Developer ?? draft.Subjects[0].Developer, $"{draft.Subjects[1].Name} 的开发者", $"developer of {draft.Subjects[1].Name}"),
            draft.In("。", "."));
        draft.Text(TextRole.Caution, draft.In(
            $"整改前的 {count} 项中：复检已消除 {mended} 项，仍在 {there} 项，未能复查 {unseen} 项（不计为已整改）；新版本另有新增 {added} 项。",
            $"Of {count} points before: {mended} are fixed on re-test, {there} are still there, {unseen} could not be looked for again and are not counted as mended; {added} are new in the new version."));
        foreach (var note in difference.Notes)
        {
            draft.Text(TextRole.Note, draft.In(note));
        }

        Versions(draft);
        draft.Heading("一、逐项整改情况", "1. Point by point");
        Points(draft, before);
        draft.Heading("二、新版本新增的问题", "2. New in the new version");
        var risen = draft.Items.Where(static i => i.Standing == Standing.New).ToList();
        if (risen.Count == 0)
        {
            draft.Body("复检没有发现新增的问题（未检测的事项见附件1）。", "The re-test found nothing new (what was not tested: annex 1).");
        }
        else
        {
            Points(draft, risen);
        }

        draft.Heading("三、承诺", "3. Statement");
        draft.Text(
            TextRole.Body,
            draft.In("以上情况属实。复检由", "The above is true. The re-test was made by "),
            draft.Or(draft.Known.Tester, "复检人", "who tested again"),
            draft.In("以同一程序和知识库、对上列文件进行；尚未消除和未能复查的各项，完成日期为", " with the same program and knowledge on the files named above; what is not fixed or could not be looked for will be done by "),
            draft.Or(draft.Known.Deadline, "完成日期", "day"),
            draft.In("。", "."));
        draft.Text(TextRole.Signature, draft.Or(draft.Known.Issuer ?? draft.Subjects[1].Developer, "单位（盖章）", "company (seal)"));
        draft.Text(TextRole.Signature, draft.Or(draft.Known.Date, "日期", "date"));
        draft.Annexes(1);
        return draft.Finish(draft.In("整改报告", "Rectification report"), Table(draft), isLandscape: true);
    }

    private static PaperItem ItemOf(PaperDraft draft, FindingChange change, int number, PaperOptions options)
    {
        var (finding, subject) = change.Before is { } before ? (before, 1) : (change.After!, 2);
        var item = draft.ItemOf(finding, subject, number);
        var later = change is { Before: not null, After: { } after } ? draft.ItemOf(after, 2, number).Exhibits : [];
        return item with
        {
            Exhibits = [.. item.Exhibits, .. later],
            Standing = change.Standing,
            After = After(draft, change),
            Measure = options.Particulars.MeasureFor(finding),
        };
    }

    private static string After(PaperDraft draft, FindingChange change)
    {
        var words = new DifferenceWords(draft.Audits[0], draft.Audits[1]);
        var after = draft.In(change.Why);
        if (!change.Grown.IsEmpty)
        {
            after += draft.In("新增：", " More: ") + draft.In(words.DataTypes(change.Grown)) + draft.In("。", ".");
        }

        if (!change.Shrunk.IsEmpty)
        {
            after += draft.In("不再涉及：", " No longer: ") + draft.In(words.DataTypes(change.Shrunk)) + draft.In("。", ".");
        }

        return after;
    }

    private static void Versions(PaperDraft draft) => draft.Table(
        draft.In("整改前后的版本", "The versions before and after"),
        [new(string.Empty, 3), new(draft.In("版本", "Version"), 3), new(draft.In("标识", "Identifier"), 4), new(draft.In("来源", "Source"), 3), new(draft.In("文件 SHA-256", "SHA-256 of the file"), 7)],
        draft.Subjects.Select((s, i) => (ImmutableArray<Cell>)
        [
            i == 0 ? draft.In("整改前", "before") : draft.In("整改后", "after"),
            s.Version ?? draft.In("不详", "not known"),
            s.Identifier,
            draft.SourceOf(s),
            new Run(s.Sha256, RunStyle.Code),
        ]));

    private static void Points(PaperDraft draft, IEnumerable<PaperItem> items) => draft.Table(
        string.Empty,
        [new(draft.In("项", "No."), 1), new(draft.In("整改前", "Before"), 6), new(draft.In("整改要求", "What was asked"), 4), new(draft.In("整改措施", "What was done"), 3), new(draft.In("整改后（复检）", "After (re-test)"), 4), new(draft.In("证据", "Exhibits"), 2)],
        items.Select(i => (ImmutableArray<Cell>)
        [
            i.Number.ToString(CultureInfo.InvariantCulture),
            new([[draft.Mark(i)], [new(i.Title, RunStyle.Strong)], [new(draft.BasisOf(i), RunStyle.Dim)]]),
            i.Remedy,
            draft.Or(i.Measure, $"第 {i.Number} 项的整改措施", $"what was done about no. {i.Number}"),
            new([[new(draft.In(DifferenceWords.Of(i.Standing!.Value)), RunStyle.Strong)], [i.After ?? string.Empty]]),
            draft.Numbers(i.Exhibits),
        ]));

    private static PaperTable Table(PaperDraft draft) => new(
        [
            draft.In("序号", "No."), draft.In("问题", "Problem"), draft.In("整改前", "Before"), draft.In("确定程度", "Certainty"), draft.In("依据", "Basis"), draft.In("整改要求", "What was asked"),
            draft.In("整改措施", "What was done"), draft.In("整改后", "After"), draft.In("复检说明", "What the re-test rests on"), draft.In("证据", "Exhibits"), draft.In("发现标识", "Finding"),
        ],
        [
            .. draft.Items.Select(i => (ImmutableArray<string>)
            [
                i.Number.ToString(CultureInfo.InvariantCulture),
                i.Problem,
                i.Title,
                draft.Mark(i).Text,
                draft.BasisOf(i),
                i.Remedy,
                draft.Or(i.Measure, $"第 {i.Number} 项的整改措施", $"what was done about no. {i.Number}").Text,
                draft.In(DifferenceWords.Of(i.Standing!.Value)),
                i.After ?? string.Empty,
                string.Join(' ', i.Exhibits),
                i.Finding,
            ]),
        ]);
}
