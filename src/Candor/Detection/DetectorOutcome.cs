using System.Collections.Immutable;
using Candor.Law;

namespace Candor.Detection;

/// <summary>What is said of a fact that was looked for and not found, could not be looked for, or of which no rule speaks.</summary>
internal static class DetectorOutcome
{
    private static readonly LocalizedText NothingToMend = new("无须整改。", "Nothing to mend.");

    private static readonly LocalizedText NoRule = new(
        "所选法律包中没有在该日期有效、且可单独作为依据的规则，因此不作认定；事实见对照表。",
        "No rule of the chosen packs was in force on that date and could be its ground, so nothing is held; the facts stand in the matrix.");

    /// <summary>A fact that was looked for and not found.</summary>
    public static Finding Pass(FindingKind kind) => new(
        ContentId.Of("finding", "pass", kind.Id),
        kind.Detector,
        kind.Id,
        Verdict.Pass,
        Certainty.Declared,
        Severity.Info,
        kind.Question,
        new($"已查看{Channel(kind).Zh}，未发现此问题：{kind.Question.Zh}。", $"Looked for in {Channel(kind).En} and not found: {kind.Question.En}."),
        NothingToMend,
        [],
        [],
        [],
        []);

    /// <summary>A fact that could not be looked for.</summary>
    public static NotAnalysed NotLookedFor(FindingKind kind, LocalizedText why) => Candor.NotAnalysed.Create(
        NotAnalysedArea.Law,
        new($"{kind.Detector}：{kind.Question.Zh}", $"{kind.Detector}: {kind.Question.En}"),
        why,
        [kind.Detector]);

    /// <summary>Facts of a detector that no channel of this audit shows, by what they need.</summary>
    public static IEnumerable<NotAnalysed> Unseen(DetectorEntry detector, AuditFacts facts) =>
        detector.Unseen
            .Where(u => !facts.WasSeenBy(u.Needs) && !(u.IsOfApps && facts.Observation.Subject.Kind == SubjectKind.WebPage))
            .Select(u => Candor.NotAnalysed.Create(
                NotAnalysedArea.Law,
                new($"{detector.Id}：{u.What.Zh}", $"{detector.Id}: {u.What.En}"),
                Need(u.Needs),
                [detector.Id]));

    /// <summary>Facts that were found and of which no rule speaks.</summary>
    public static NotAnalysed WithoutGround(FindingKind kind) => Candor.NotAnalysed.Create(
        NotAnalysedArea.Law,
        new($"{kind.Detector}：存在“{kind.Id}”一类的事实", $"{kind.Detector}: there are facts of the kind '{kind.Id}'"),
        NoRule,
        [kind.Detector]);

    private static LocalizedText Channel(FindingKind kind) => kind.Channel switch
    {
        "policy" => new("政策全文", "the whole policy"),
        "web-run" => new("网页的运行", "the run of the page"),
        _ => new("应用文件中可读取的部分", "what of the app's file could be read"),
    };

    private static LocalizedText Need(string channel) => channel switch
    {
        "run" => new("须在真机或沙箱中运行应用才能看到。", "Seen only where the app runs, on a device or in a sandbox."),
        "web" => new("须在浏览器中打开页面才能看到。", "Seen only where the page is opened in a browser."),
        "traffic" => new("须查看网络流量。", "Seen only in network traffic."),
        "documents" => new("须查看处理者的文件，或者向其询问。", "Seen only in the controller's documents, or by asking it."),
        _ => new("由人判断。", "For a person to judge."),
    };
}
