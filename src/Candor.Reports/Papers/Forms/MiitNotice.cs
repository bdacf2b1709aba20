using System.Collections.Immutable;
using System.Globalization;
using Candor.Reports.Papers.Blocks;

namespace Candor.Reports.Papers.Forms;

/// <summary>A ministry's notice of many apps: a text, and a table with a row for each app in the ministry's columns.</summary>
internal static class MiitNotice
{
    public static Paper Make(ImmutableArray<Audit> audits, PaperOptions options)
    {
        var draft = new PaperDraft(PaperForm.Miit, audits, options, jurisdiction: "CN");
        var proven = draft.Established.Select(static i => i.Subject).ToHashSet();
        var suspectedOnly = draft.Suspected.Select(static i => i.Subject).Where(s => !proven.Contains(s)).ToHashSet();
        var clean = draft.Subjects.Length - proven.Count - suspectedOnly.Count;
        var title = proven.Count > 0
            ? draft.In("关于侵害用户权益行为的 App 通报", "Notice of apps that infringe the rights of users")
            : draft.In("关于 App 个人信息保护检测线索的情况（待核实）", "Leads from the testing of apps, awaiting verification");
        draft.Text(TextRole.Subtitle, draft.Or(draft.Known.Number, "文号", "number of the notice"));
        draft.Text(TextRole.Caution, draft.In(
            $"确定程度：本批检测 {draft.Subjects.Length} 款，其中 {proven.Count} 款有已证实的问题，{suspectedOnly.Count} 款只有疑似线索，{clean} 款在所查范围内未发现问题。疑似线索来自对代码、清单和文字的分析，能够运行不等于已经运行，须在运行中核实，不作为认定。未检测的事项见附件3。",
            $"How certain: of {draft.Subjects.Length} subjects tested, {proven.Count} have problems that are established, {suspectedOnly.Count} have suspicions only, and in {clean} nothing was found in what was looked at. Suspicions come from code, manifest and texts: code that can run has not thereby run. They await verification in a run and are no holding. What was not tested is in annex 3."));
        var (law, besides) = draft.Instruments(draft.Items);
        if (!law.IsEmpty)
        {
            draft.Text(
                TextRole.Body,
                draft.In("依据", "Under "),
                draft.In(string.Join('、', law) + "等规定，", string.Join("; ", law) + ", "),
                draft.Or(draft.Known.Issuer, "发文机关", "issuing authority"),
                draft.In("组织对有关 App 收集使用个人信息的情况进行了检测，检测时间为", " had the handling of personal information by the following apps tested, in the period "),
                draft.Or(draft.Known.TestPeriod, "检测时间", "test period"),
                draft.In(besides.IsEmpty ? "。" : $"；并参照{string.Join('、', besides)}。", besides.IsEmpty ? "." : $"; with regard also to {string.Join("; ", besides)}."));
        }

        if (proven.Count > 0)
        {
            draft.Text(
                TextRole.Body,
                draft.In($"经检测，{proven.Count} 款 App 存在已证实的问题（见附件1“已证实”）。上述 App 应于", $"In {proven.Count} of them problems are established (annex 1, \"established\"). They are to be mended by "),
                draft.Or(draft.Known.Deadline, "整改期限", "deadline"),
                draft.In("前完成整改；逾期不整改的，将依法依规处理。", "; who has not mended them by then will be dealt with under the law."));
        }

        if (draft.Suspected.Any())
        {
            draft.Text(
                TextRole.Body,
                draft.In("对附件1所列疑似线索，有关开发运营者应于", "On the suspicions in annex 1 the developers are to check for themselves and answer in writing by "),
                draft.Or(draft.Known.Deadline, "整改期限", "deadline"),
                draft.In("前自查并书面答复；经核实不成立的，予以消除。", "; what proves unfounded will be struck off."));
        }

        draft.Text(
            TextRole.Body,
            draft.In("有关开发运营者有权陈述和申辩，可以逐项说明接受、部分接受或者不接受，并附证据；陈述申辩寄送：", "Developers may state their case and answer item by item, accepting, accepting in part or disputing, with evidence, to "),
            draft.Or(draft.Known.Contact, "联系方式", "contact"),
            draft.In("。", "."));
        draft.Text(TextRole.Body, draft.In("附件：1. App 清单　2. 问题明细　3. 未检测的事项和未获证实的说法　4. 证据目录", "Annexes: 1. List of apps; 2. The problems in detail; 3. What was not tested, and what was not borne out; 4. Exhibits"));
        draft.Text(TextRole.Signature, draft.Or(draft.Known.Issuer, "发文机关", "issuing authority"));
        draft.Text(TextRole.Signature, draft.Or(draft.Known.Date, "日期", "date"));

        List(draft);
        Details(draft);
        draft.Annexes(3);
        return draft.Finish(title, Table(draft), isLandscape: true);
    }

    private static void List(PaperDraft draft)
    {
        draft.Heading("附件1  App 清单", "Annex 1. List of apps", startsPage: true);
        draft.Table(
            string.Empty,
            [
                new(draft.In("序号", "No."), 1), new(draft.In("应用名称", "App"), 3), new(draft.In("应用开发者", "Developer"), 4),
                new(draft.In("应用来源", "Source"), 3), new(draft.In("应用版本", "Version"), 2), new(draft.In("所涉问题", "Problems"), 7),
            ],
            draft.Subjects.Select(s => (ImmutableArray<Cell>)
            [
                s.Number.ToString(CultureInfo.InvariantCulture),
                s.Name,
                draft.DeveloperOf(s),
                draft.SourceOf(s),
                draft.VersionOf(s),
                Problems(draft, s),
            ]));
        if (draft.LeftOut > 0)
        {
            draft.Text(TextRole.Note, draft.In($"另有 {draft.LeftOut} 项发现只涉及其他法域的规则，没有列入。", $"{draft.LeftOut} further findings, of which only rules of other jurisdictions speak, are not listed."));
        }

        if (draft.Items.Any(static i => !i.IsMinistrys))
        {
            draft.Text(TextRole.Note, draft.In("以“其他”开头的名称不在通报惯用的问题名称之列。", "Names that begin with \"Other\" are not among those that the ministry's notices use."));
        }
    }

    private static Cell Problems(PaperDraft draft, PaperSubject subject)
    {
        var paragraphs = ImmutableArray.CreateBuilder<ImmutableArray<Run>>();
        foreach (var (items, mark) in (ReadOnlySpan<(IEnumerable<PaperItem>, Run)>)
            [(draft.Established, new(draft.In("已证实", "established"), RunStyle.Established)), (draft.Suspected, new(draft.In("疑似，须核实", "suspected, to be verified"), RunStyle.Suspected))])
        {
            var own = items.Where(i => i.Subject == subject.Number).ToList();
            if (own.Count == 0)
            {
                continue;
            }

            paragraphs.Add([mark]);
            paragraphs.AddRange(draft.ByProblem(own).Select((p, n) => (ImmutableArray<Run>)
            [
                string.Create(CultureInfo.InvariantCulture, $"{n + 1}. {p.Name}"),
                new(draft.In($"（附件2第 {string.Join('、', p.Items.Select(static i => i.Number))} 项）", $" (annex 2, no. {string.Join(", ", p.Items.Select(static i => i.Number))})"), RunStyle.Dim),
            ]));
        }

        return paragraphs.Count > 0 ? new Cell(paragraphs.ToImmutable()) : draft.In("在所查范围内未发现问题（未检测的事项见附件3）", "Nothing was found in what was looked at (what was not tested: annex 3)");
    }

    private static void Details(PaperDraft draft)
    {
        draft.Heading("附件2  问题明细", "Annex 2. The problems in detail", startsPage: true);
        foreach (var subject in draft.Subjects)
        {
            var items = draft.Items.Where(i => i.Subject == subject.Number).ToList();
            if (items.Count == 0)
            {
                continue;
            }

            draft.SubHeading($"{subject.Number}. {draft.NameOf(subject)}");
            draft.Table(
                string.Empty,
                [new(draft.In("项", "No."), 1), new(draft.In("事实和依据", "Fact and basis"), 11), new(draft.In("整改要求", "What to mend"), 6), new(draft.In("证据", "Exhibits"), 2)],
                items.Select(i => (ImmutableArray<Cell>)
                [
                    i.Number.ToString(CultureInfo.InvariantCulture),
                    new([[draft.Mark(i)], [new(i.Title, RunStyle.Strong)], [i.Explanation], [new(draft.In("依据：", "Basis: ") + draft.BasisOf(i), RunStyle.Dim)]]),
                    i.Remedy,
                    draft.Numbers(i.Exhibits) + (i.MoreEvidence > 0 ? draft.In($" 等，另 {i.MoreEvidence} 处", $" and {i.MoreEvidence} more") : string.Empty),
                ]));
        }
    }

    private static PaperTable Table(PaperDraft draft) => new(
        [
            draft.In("序号", "No."), draft.In("应用名称", "App"), draft.In("应用开发者", "Developer"), draft.In("应用来源", "Source"), draft.In("应用版本", "Version"),
            draft.In("所涉问题", "Problems"), draft.In("疑似问题（须核实）", "Suspected problems (to be verified)"), draft.In("应用标识", "Identifier"), "SHA-256",
        ],
        [
            .. draft.Subjects.Select(s => (ImmutableArray<string>)
            [
                s.Number.ToString(CultureInfo.InvariantCulture),
                s.Name,
                draft.DeveloperOf(s).Text,
                draft.SourceOf(s).Text,
                s.Version ?? string.Empty,
                Names(draft, draft.Established, s),
                Names(draft, draft.Suspected, s),
                s.Identifier,
                s.Sha256,
            ]),
        ]);

    private static string Names(PaperDraft draft, IEnumerable<PaperItem> items, PaperSubject subject) =>
        string.Join(draft.In("；", "; "), draft.ByProblem(items.Where(i => i.Subject == subject.Number)).Select(static p => p.Name));
}
