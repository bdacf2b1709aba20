using Candor.Law;

namespace Candor.Detection;

/// <summary>What is said of a detector that found nothing, could not run, or whose facts no rule speaks of.</summary>
internal static class DetectorOutcome
{
    public static Finding Pass(DetectorEntry detector) => new(
        ContentId.Of("finding", "pass", detector.Id),
        detector.Id,
        "pass",
        Verdict.Pass,
        Certainty.Declared,
        Severity.Info,
        detector.Title,
        new(
            "在所能查看的范围内未发现问题。未能查看的部分：" + detector.CannotSee.Zh,
            "Nothing was found in what could be looked at. What could not: " + detector.CannotSee.En),
        new("无须整改。", "Nothing to mend."),
        [],
        [],
        [],
        []);

    public static NotAnalysed NotAnalysed(DetectorEntry detector, AuditFacts facts) => Candor.NotAnalysed.Create(
        NotAnalysedArea.Law,
        new($"{detector.Id} {detector.Title.Zh}", $"{detector.Id} {detector.Title.En}"),
        Missing(detector, facts),
        [detector.Id]);

    public static NotAnalysed WithoutGround(FindingKind kind) => Candor.NotAnalysed.Create(
        NotAnalysedArea.Law,
        new($"{kind.Detector}：存在“{kind.Id}”一类的事实", $"{kind.Detector}: there are facts of the kind '{kind.Id}'"),
        new(
            "所选法律包中没有在该日期有效、且可单独作为依据的规则，因此不作认定；事实见对照表。",
            "No rule of the chosen packs was in force on that date and could be its ground, so nothing is held; the facts stand in the matrix."),
        [kind.Detector]);

    private static LocalizedText Missing(DetectorEntry detector, AuditFacts facts)
    {
        if (detector.Channels.Contains("policy") && facts.Policies.IsEmpty)
        {
            return new("没有提供隐私政策；请用 --policy 指定。", "No privacy policy was given; name one with --policy.");
        }

        if (detector.Channels.Contains("policy") && !facts.HasPolicy)
        {
            return new("所提供的文件未能读作隐私政策。", "The file that was given could not be read as a privacy policy.");
        }

        if (detector.Channels.Contains("apk") && !facts.CodeIsOpen)
        {
            return new("应用代码被加固或无法读取。", "The app's code is packed or could not be read.");
        }

        if (detector.Id == "D16" && facts.Category is null)
        {
            return new("没有指定应用类别；请用 --category 指定。", "No app category was given; name one with --category.");
        }

        return detector.CannotSee;
    }
}
