using System.Collections.Immutable;
using System.Globalization;
using Candor.Reports.Papers.Blocks;

namespace Candor.Reports.Papers.Forms;

/// <summary>A notice that groups apps by problem: a sentence for each problem, and the apps that have it with version and source.</summary>
internal static class CvercNotice
{
    public static Paper Make(ImmutableArray<Audit> audits, PaperOptions options)
    {
        var draft = new PaperDraft(PaperForm.Cverc, audits, options, jurisdiction: "CN");
        var title = draft.In("移动应用个人信息收集使用情况检测通报（按问题归类）", "Results of testing apps for their handling of personal information, by problem");
        draft.Text(TextRole.Subtitle, draft.Or(draft.Known.Issuer, "发布单位", "publishing body"));
        draft.Text(
            TextRole.Body,
            draft.In($"检测对象 {draft.Subjects.Length} 款，检测时间", $"Tested: {draft.Subjects.Length}; period: "),
            draft.Or(draft.Known.TestPeriod, "检测时间", "test period"),
            draft.In(
                $"。已证实的问题 {draft.Established.Count()} 项，疑似线索 {draft.Suspected.Count()} 项；疑似线索须在运行中核实，不作为认定。没有检测的事项见附件1。",
                $". {draft.Established.Count()} problems are established and {draft.Suspected.Count()} are suspected; what is suspected must be verified in a run and is no holding. What was not tested is in annex 1."));
        Groups(draft, draft.Established, "一、已证实的问题", "1. Established", "没有已证实的问题。", "Nothing is established.");
        Groups(draft, draft.Suspected, "二、疑似线索（须核实）", "2. Suspected, to be verified", "没有疑似线索。", "Nothing is suspected.");
        if (draft.LeftOut > 0)
        {
            draft.Text(TextRole.Note, draft.In($"另有 {draft.LeftOut} 项发现只涉及其他法域的规则，没有列入。", $"{draft.LeftOut} further findings, of which only rules of other jurisdictions speak, are not listed."));
        }

        draft.Annexes(1);
        return draft.Finish(title, Table(draft));
    }

    private static void Groups(PaperDraft draft, IEnumerable<PaperItem> items, string zh, string en, string noneZh, string noneEn)
    {
        draft.Heading(zh, en);
        var groups = ByStatement(draft, items).ToList();
        if (groups.Count == 0)
        {
            draft.Body(noneZh, noneEn);
            return;
        }

        draft.List(isNumbered: true, groups.Select(g => Group(draft, g.Statement, g.Items)));
    }

    private static ImmutableArray<Run> Group(PaperDraft draft, string statement, ImmutableArray<PaperItem> items)
    {
        var subjects = items.GroupBy(static i => i.Subject).ToList();
        var runs = ImmutableArray.CreateBuilder<Run>();
        runs.Add(new(statement, RunStyle.Strong));
        runs.Add(draft.In($"。涉及 {subjects.Count} 款，如下：", subjects.Count == 1 ? ". 1 subject: " : $". {subjects.Count} subjects: "));
        for (var i = 0; i < subjects.Count; i++)
        {
            var subject = draft.Subjects[subjects[i].Key - 1];
            runs.Add(draft.In($"《{subject.Name}》（版本 ", $"{subject.Name} (version "));
            runs.Add(draft.VersionOf(subject));
            runs.Add(draft.In("，", ", "));
            runs.Add(draft.SourceOf(subject));
            runs.Add(draft.In("，", ", "));
            runs.Add(new(string.Join(draft.In("；", "; "), subjects[i].Select(draft.ExhibitsOf).Where(static e => e.Length > 0)), RunStyle.Dim));
            runs.Add(draft.In("）", ")") + (i + 1 < subjects.Count ? draft.In("、", ", ") : draft.In("。", ".")));
        }

        return runs.ToImmutable();
    }

    private static IEnumerable<(string Statement, ImmutableArray<PaperItem> Items)> ByStatement(PaperDraft draft, IEnumerable<PaperItem> items)
    {
        var law = draft.Options.Law;
        var order = (law?.Problems ?? []).Select(static (p, i) => (p.Id, i)).ToDictionary(static p => p.Id, static p => p.i, StringComparer.Ordinal);
        return items
            .GroupBy(i => law?.ProblemOf(i.Kind)?.Id ?? i.Kind, StringComparer.Ordinal)
            .OrderBy(g => order.GetValueOrDefault(g.Key, int.MaxValue))
            .ThenBy(static g => g.Key, StringComparer.Ordinal)
            .Select(g => (law?.ProblemOf(g.First().Kind) is { } head ? draft.In(head.Statement) : g.First().Title, g.ToImmutableArray()));
    }

    private static PaperTable Table(PaperDraft draft)
    {
        var groups = ByStatement(draft, draft.Established).Concat(ByStatement(draft, draft.Suspected)).ToList();
        return new(
            [
                draft.In("序号", "No."), draft.In("问题", "Problem"), draft.In("确定程度", "Certainty"), draft.In("应用名称", "App"), draft.In("应用版本", "Version"), draft.In("应用来源", "Source"),
                draft.In("事实", "Fact"), draft.In("依据", "Basis"), draft.In("证据", "Exhibits"),
            ],
            [
                .. groups.SelectMany((g, n) => g.Items.Select(i => (ImmutableArray<string>)
                [
                    (n + 1).ToString(CultureInfo.InvariantCulture),
                    g.Statement,
                    draft.Mark(i).Text,
                    draft.Subjects[i.Subject - 1].Name,
                    draft.Subjects[i.Subject - 1].Version ?? string.Empty,
                    draft.SourceOf(draft.Subjects[i.Subject - 1]).Text,
                    i.Title,
                    draft.BasisOf(i),
                    string.Join(' ', i.Exhibits),
                ])),
            ]);
    }
}
