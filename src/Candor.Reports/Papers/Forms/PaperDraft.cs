using System.Collections.Immutable;
using System.Globalization;
using Candor.Reports.Papers.Blocks;

namespace Candor.Reports.Papers.Forms;

/// <summary>A paper while it is made: what all forms share. Nothing that no audit says is made up: it becomes a blank, which is noted.</summary>
internal sealed class PaperDraft
{
    private static readonly string[] ForceOrder = ["law", "administrative-regulation", "department-rule", "judicial-interpretation", "transposed-directive", "case-law", "normative-document"];
    private readonly List<Block> _body = [];
    private readonly List<string> _blanks = [];
    private readonly string? _jurisdiction;
    private readonly ImmutableArray<Dictionary<string, Evidence>> _evidence;

    /// <summary>Begins a paper.</summary>
    /// <param name="form">The form.</param>
    /// <param name="audits">The audits.</param>
    /// <param name="options">How the paper is made.</param>
    /// <param name="isComparison">Whether the items come from a comparison, and are set later.</param>
    /// <param name="jurisdiction">The jurisdiction whose rules alone count; null for all. An item on which it has none is left out and counted.</param>
    public PaperDraft(PaperForm form, ImmutableArray<Audit> audits, PaperOptions options, bool isComparison = false, string? jurisdiction = null)
    {
        _jurisdiction = jurisdiction;
        _evidence = [.. audits.Select(static a => a.Evidence.DistinctBy(static e => e.Id).ToDictionary(static e => e.Id, StringComparer.Ordinal))];
        Form = form;
        Audits = audits;
        Options = options;
        IsZh = options.Language == Language.Zh;
        Ledger = new(options.Language, audits.Length > 1);
        Subjects = [.. audits.Select((a, i) => SubjectOf(a, i + 1))];
        var open = isComparison ? [] : audits.SelectMany((a, i) => Open(a).Select(f => (Subject: i + 1, Finding: f))).ToList();
        var counted = open.Where(f => f.Finding.Citations.Any(Counts)).ToList();
        LeftOut = jurisdiction is null ? 0 : open.Count - counted.Count;
        Items = [.. (jurisdiction is null ? open : counted).Select((f, n) => ItemOf(f.Finding, f.Subject, n + 1))];
    }

    public PaperForm Form { get; }

    /// <summary>How many findings are left out, since only rules of other jurisdictions speak of them.</summary>
    public int LeftOut { get; }

    public ImmutableArray<Audit> Audits { get; }

    public PaperOptions Options { get; }

    public bool IsZh { get; }

    public Language Language => Options.Language;

    public ExhibitLedger Ledger { get; }

    public ImmutableArray<PaperSubject> Subjects { get; }

    public ImmutableArray<PaperItem> Items { get; set; }

    public Candor.Particulars.PaperParticulars Known => Options.Particulars;

    public IEnumerable<PaperItem> Established => Items.Where(static i => i.Verdict == Verdict.Violation);

    public IEnumerable<PaperItem> Suspected => Items.Where(static i => i.Verdict == Verdict.Suspected);

    public string In(string zh, string en) => IsZh ? zh : en;

    public string In(LocalizedText text) => text.In(Language);

    /// <summary>What is known, else a marked blank.</summary>
    public Run Or(string? known, string zh, string en)
    {
        if (!string.IsNullOrWhiteSpace(known))
        {
            return known;
        }

        var name = In(zh, en);
        if (!_blanks.Contains(name, StringComparer.Ordinal))
        {
            _blanks.Add(name);
        }

        return new(In($"【待填：{name}】", $"[to be filled in: {name}]"), RunStyle.Blank);
    }

    public Run Mark(PaperItem item) => item.Verdict == Verdict.Violation
        ? new(In("已证实", "established"), RunStyle.Established)
        : new(In("疑似，须核实", "suspected, to be verified"), RunStyle.Suspected);

    public void Heading(string zh, string en, bool startsPage = false) => _body.Add(new HeadingBlock(1, In(zh, en)) { StartsPage = startsPage });

    public void SubHeading(string text) => _body.Add(new HeadingBlock(2, text));

    public void Text(TextRole role, params ReadOnlySpan<Run> runs) => _body.Add(new TextBlock(role, [.. runs]));

    public void Body(string zh, string en) => Text(TextRole.Body, In(zh, en));

    public void Add(Block block) => _body.Add(block);

    public void List(bool isNumbered, IEnumerable<ImmutableArray<Run>> items)
    {
        ImmutableArray<ImmutableArray<Run>> all = [.. items];
        if (!all.IsEmpty)
        {
            _body.Add(new ListBlock(isNumbered, all));
        }
    }

    public void Table(string caption, ImmutableArray<Column> columns, IEnumerable<ImmutableArray<Cell>> rows) => _body.Add(new TableBlock(caption, columns, [.. rows]));

    /// <summary>A subject as a notice names it.</summary>
    public string NameOf(PaperSubject subject) => In($"《{subject.Name}》", subject.Name) + (subject.Version is { } version ? In($"（版本 {version}）", $" ({version})") : string.Empty);

    public Run DeveloperOf(PaperSubject subject) => Or(subject.Developer, $"{subject.Name} 的开发者", $"developer of {subject.Name}");

    public Run SourceOf(PaperSubject subject) => Or(subject.Source, $"{subject.Name} 的来源", $"source of {subject.Name}");

    /// <summary>The version; a page has none but the day on which it was seen.</summary>
    public Run VersionOf(PaperSubject subject) => subject.Version is null && Audits[subject.Number - 1].Subject.Kind != SubjectKind.AndroidApp
        ? In($"检测于 {subject.Date}", $"as of {subject.Date}")
        : Or(subject.Version, $"{subject.Name} 的版本", $"version of {subject.Name}");

    public string ExhibitsOf(PaperItem item)
    {
        if (item.Exhibits.IsEmpty)
        {
            return string.Empty;
        }

        var more = item.MoreEvidence > 0 ? In($"等（另有 {item.MoreEvidence} 处见 audit.json）", $" ({item.MoreEvidence} more in audit.json)") : string.Empty;
        return In("证据 ", item.Exhibits.Length == 1 ? "Exhibit " : "Exhibits ") + Numbers(item.Exhibits) + more;
    }

    /// <summary>The numbers of exhibits, those that follow each other as a range.</summary>
    public string Numbers(ImmutableArray<string> exhibits)
    {
        var ranges = new List<(string First, string Last, int Length)>();
        foreach (var number in exhibits)
        {
            if (ranges.Count > 0 && Follows(ranges[^1].Last, number))
            {
                ranges[^1] = (ranges[^1].First, number, ranges[^1].Length + 1);
            }
            else
            {
                ranges.Add((number, number, 1));
            }
        }

        return string.Join(In("、", ", "), ranges.Select(r => r.Length switch
        {
            1 => r.First,
            2 => r.First + In("、", ", ") + r.Last,
            _ => r.First + In("至", " to ") + r.Last,
        }));
    }

    /// <summary>Whether one number follows another of the same subject.</summary>
    private static bool Follows(string number, string next)
    {
        var (first, second) = (number.Split('-'), next.Split('-'));
        return first.Length == second.Length
            && first.SkipLast(1).SequenceEqual(second.SkipLast(1), StringComparer.Ordinal)
            && int.Parse(first[^1], CultureInfo.InvariantCulture) + 1 == int.Parse(second[^1], CultureInfo.InvariantCulture);
    }

    /// <summary>The rules of an item in one line, law first.</summary>
    public string BasisOf(PaperItem item) => string.Join(In("；", "; "), item.Citations.GroupBy(static c => c.Instrument, StringComparer.Ordinal).Select(g => Instrument(g.Key) + " " + string.Join(In("、", ", "), g.Select(static c => c.Article))));

    public string Instrument(string name) => IsZh && !name.StartsWith('《') ? $"《{name}》" : name;

    /// <summary>The instruments that items rest on, law first.</summary>
    public (ImmutableArray<string> Law, ImmutableArray<string> Besides) Instruments(IEnumerable<PaperItem> items)
    {
        var cited = items.SelectMany(static i => i.Citations).DistinctBy(static c => c.Instrument).OrderBy(static c => Rank(c.Force)).ThenBy(static c => c.Instrument, StringComparer.Ordinal).ToList();
        return (
            [.. cited.Where(static c => Rank(c.Force) <= 2).Select(c => Instrument(c.Instrument))],
            [.. cited.Where(static c => Rank(c.Force) > 2).Select(c => Instrument(c.Instrument))]);
    }

    /// <summary>The heads under which items stand, in the order of the law's list, then by name.</summary>
    public IEnumerable<(string Name, bool IsMinistrys, ImmutableArray<PaperItem> Items)> ByProblem(IEnumerable<PaperItem> items)
    {
        var order = (Options.Law?.Problems ?? []).Select((p, i) => (Name: In(p.Name), i)).DistinctBy(static p => p.Name).ToDictionary(static p => p.Name, static p => p.i, StringComparer.Ordinal);
        return items
            .GroupBy(static i => (i.Problem, i.IsMinistrys))
            .OrderBy(g => order.GetValueOrDefault(g.Key.Problem, int.MaxValue))
            .ThenBy(static g => g.Key.Problem, StringComparer.Ordinal)
            .Select(static g => (g.Key.Problem, g.Key.IsMinistrys, g.ToImmutableArray()));
    }

    public PaperItem ItemOf(Finding finding, int subject, int number)
    {
        var evidence = EvidenceOf(finding, subject).ToList();
        var head = Options.Law?.ProblemOf(finding.Kind);
        return new(
            number,
            subject,
            finding.Id,
            finding.Kind,
            head is null ? In(finding.Title) : In(head.Name),
            head?.IsMinistrys ?? false,
            finding.Verdict,
            finding.Certainty,
            finding.Severity,
            In(finding.Title),
            In(finding.Explanation),
            In(finding.Remedy),
            [.. finding.Citations.Where(Counts).Select(c => new PaperCitation(c.Rule, In(c.Instrument), In(c.Article), c.Force, c.From, In(c.Text), c.Verification))],
            [.. evidence.Take(Options.ExhibitsPerFinding).Select(e => Ledger.Number(subject, e))],
            Math.Max(0, evidence.Count - Options.ExhibitsPerFinding));
    }

    /// <summary>The parts at the end that every paper about findings has: what was not tested, what was not borne out, the exhibits.</summary>
    public void Annexes(int first)
    {
        NotTested(first);
        Exhibits(first + 1);
    }

    public void NotTested(int number)
    {
        Heading($"附件{number}  未检测的事项和未获证实的说法", $"Annex {number}. What was not tested, and what was not borne out", startsPage: true);
        Body(
            "以下事项本次没有检测或者无法检测，不得视为没有问题。",
            "The following was not or could not be tested. It must not be read as free of fault.");
        var gaps = Gaps().ToList();
        Table(
            string.Empty,
            [new(In("对象", "Subject"), 3), new(In("未检测的事项", "Not tested"), 9), new(In("原因", "Why"), 8)],
            gaps.GroupBy(static g => (g.What, g.Why))
                .Select(static g => (g.Key.What, g.Key.Why, Subjects: string.Join(' ', g.Select(static s => s.Subject).Distinct())))
                .GroupBy(static g => (g.Why, g.Subjects))
                .Select(g => (ImmutableArray<Cell>)[NamesOf(g.Key.Subjects), string.Join(In("；", "; "), g.Select(static w => w.What)), g.Key.Why]));
        var allegations = Allegations().ToList();
        if (allegations.Count == 0)
        {
            return;
        }

        SubHeading(In("对指称的核查", "What was alleged"));
        Table(
            string.Empty,
            [new(In("对象", "Subject"), 3), new(In("被指暗中收集的信息", "Said to be collected in secret"), 4), new(In("结果", "Outcome"), 6), new(In("作了哪些核查", "What was tried"), 7)],
            allegations.Select(a => (ImmutableArray<Cell>)
            [
                Subjects[a.Subject - 1].Name,
                a.DataType,
                new([[new(In(Labels.Of(a.Outcome)), RunStyle.Strong)], [a.Reason]]),
                new([.. a.Tried.Select(static t => (ImmutableArray<Run>)[t])]),
            ]));
    }

    public void Exhibits(int number)
    {
        Heading($"附件{number}  证据目录", $"Annex {number}. Exhibits", startsPage: true);
        Body(
            "证据标识指向随附的 audit.json；文件以 SHA-256 标识。用同一版本的 Candor 和知识库对同一文件重新检测，应得到相同的标识。",
            "The ids point into the accompanying audit.json; files are known by their SHA-256. Auditing the same file with the same version of Candor and its knowledge gives the same ids.");
        Table(
            string.Empty,
            [new(In("编号", "No."), 1), new(In("种类", "Kind"), 3), new(In("所在", "Place"), 9), new(In("证据标识与文件", "Evidence id and file"), 7)],
            Ledger.Exhibits.Select(static e => (ImmutableArray<Cell>)[e.Number, e.Kind, new Run(e.Place, RunStyle.Code), new([[new(e.Evidence, RunStyle.Code)], [new(e.BlobSha256, RunStyle.Code)]])]));
        Table(
            In("检测对象", "Subjects"),
            [new(In("序号", "No."), 1), new(In("名称与版本", "Name and version"), 4), new(In("标识", "Identifier"), 4), new(In("文件 SHA-256", "SHA-256 of the file"), 6), new(In("签名证书 SHA-256", "SHA-256 of the signing certificate"), 5)],
            Subjects.Select(s => (ImmutableArray<Cell>)
            [
                s.Number.ToString(CultureInfo.InvariantCulture),
                NameOf(s),
                s.Identifier,
                new Run(s.Sha256, RunStyle.Code),
                s.SignerSha256 is { } signer ? new Run(signer, RunStyle.Code) : In("无", "none"),
            ]));
        var tools = Audits.Select(static a => $"{a.Tool.Name} {a.Tool.Version}").Distinct(StringComparer.Ordinal);
        var knowledge = Audits.Select(static a => a.Tool.Knowledge).Distinct(StringComparer.Ordinal);
        Text(TextRole.Note, In($"检测程序：{string.Join('、', tools)}；知识库 SHA-256：", $"Program: {string.Join(", ", tools)}; SHA-256 of its knowledge: "), new Run(string.Join(", ", knowledge), RunStyle.Code));
        Text(TextRole.Note, In("本文书由程序依据检测结果起草，须由有权的人审核后方可使用；不构成法律意见。", "Drafted by a program from the results of an audit, for a person in charge to review before it is used; not legal advice."));
    }

    /// <summary>The names of subjects by their numbers.</summary>
    private string NamesOf(string numbers)
    {
        var subjects = numbers.Split(' ');
        return subjects.Length == Subjects.Length && subjects.Length > 1
            ? In("全部", "all")
            : string.Join(In("、", ", "), subjects.Select(n => Subjects[int.Parse(n, CultureInfo.InvariantCulture) - 1].Name));
    }

    public IEnumerable<PaperGap> Gaps() => Audits.SelectMany((a, i) => a.NotAnalysed.Select(g => new PaperGap(i + 1, In(g.What), In(g.Why))));

    public IEnumerable<PaperAllegation> Allegations() => Audits.SelectMany((a, i) => a.Allegations.Select(l => new PaperAllegation(
        i + 1,
        In(a.Glossary.DataTypes.FirstOrDefault(t => t.Id == l.DataType)?.Name ?? LocalizedText.Same(l.DataType)),
        l.Outcome,
        In(l.Reason),
        [.. l.Tried.Select(t => $"{In(t.Tried)}{In("：", ": ")}{In(t.Result)}")])));

    public Paper Finish(string title, PaperTable table, bool isLandscape = false) => new(
        Form, Language, title, Subjects, Items, Ledger.Exhibits, [.. Allegations()], [.. Gaps()], [.. _blanks], table)
    {
        IsLandscape = isLandscape,
        Body = [.. _body],
    };

    public static IEnumerable<Finding> Open(Audit audit) => audit.Findings.Where(static f => f.Verdict is Verdict.Violation or Verdict.Suspected);

    private bool Counts(Citation citation) =>
        _jurisdiction is null || (Options.Law?.Rules.FirstOrDefault(r => r.Id == citation.Rule)?.Instrument.Jurisdiction ?? _jurisdiction) == _jurisdiction;

    private static int Rank(string force) => Array.IndexOf(ForceOrder, force) is >= 0 and var rank ? rank : ForceOrder.Length;

    /// <summary>The evidence of a finding that the audit of the subject has, in the order of the finding.</summary>
    private IEnumerable<Evidence> EvidenceOf(Finding finding, int subject) =>
        finding.Evidence.Distinct(StringComparer.Ordinal).Select(id => _evidence[subject - 1].GetValueOrDefault(id)).OfType<Evidence>();

    private PaperSubject SubjectOf(Audit audit, int number)
    {
        var particulars = Known.Of(audit.Subject);
        return new(
            number,
            audit.Subject.Identifier,
            In(audit.Subject.Name) is { Length: > 0 } name ? name : audit.Subject.Identifier,
            audit.Subject.VersionName,
            particulars?.Developer ?? audit.Subject.Developer,
            particulars?.Source ?? (audit.Subject.Kind == SubjectKind.WebPage ? audit.Subject.Identifier : null),
            audit.Subject.Sha256,
            audit.Subject.Certificates.IsEmpty ? null : audit.Subject.Certificates[0].Sha256,
            audit.Options.Date);
    }
}
