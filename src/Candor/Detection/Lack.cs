namespace Candor.Detection;

/// <summary>What can be lacking for looking for a fact, in words that say what to do.</summary>
internal static class Lack
{
    public static LocalizedText Policy { get; } = new("没有提供隐私政策；请用 --policy 指定。", "No privacy policy was given; name one with --policy.");

    public static LocalizedText ReadablePolicy { get; } = new("所提供的文件未能读作隐私政策。", "The file that was given could not be read as a privacy policy.");

    public static LocalizedText App { get; } = new("没有提供应用安装包；请一并提供 APK。", "No app was given; give its APK too.");

    public static LocalizedText OpenCode { get; } = new(
        "应用代码被加固或无法读取；请提供未加固的版本。",
        "The app's code is packed or could not be read; give the version before packing.");

    public static LocalizedText Manifest { get; } = new("应用的清单无法读取。", "The app's manifest could not be read.");

    public static LocalizedText Category { get; } = new("没有指定应用类别；请用 --category 指定。", "No app category was given; name one with --category.");

    public static LocalizedText DataFlow { get; } = new(
        "本次没有得到从读取到发送的数据流；须跟踪数据流或查看流量。",
        "No flow of data from reading to sending was established; follow the data or look at traffic.");

    public static LocalizedText Traffic { get; } = new(
        "没有网络流量的记录；请给出抓包文件（HAR 或 mitmproxy），或者网页地址。",
        "No traffic was recorded; give a capture (HAR or mitmproxy), or the address of a page.");

    public static LocalizedText Page { get; } = new("没有在浏览器中打开页面；请给出网址或 HTML 文件。", "No page was opened in a browser; give its address or file.");

    public static LocalizedText Dialog { get; } = new(
        "没有找到征求同意的弹窗；如有，请用 --steps 指定操作步骤。",
        "No consent dialog was found; where there is one, give the steps with --steps.");

    public static LocalizedText Choice { get; } = new("没有能够完成这一选择的访问。", "There was no visit in which this choice could be made.");

    /// <summary>What a fact about a page lacks.</summary>
    public static LocalizedText? OfPage(AuditFacts facts) => facts.Observation.Page is null ? Page : null;

    /// <summary>What a fact about a page's consent dialog lacks.</summary>
    public static LocalizedText? OfDialog(AuditFacts facts) => OfPage(facts) ?? (facts.Observation.Page!.Dialog is null ? Dialog : null);

    /// <summary>What a fact about a stage of consent lacks.</summary>
    public static LocalizedText? OfStage(AuditFacts facts, VisitKind visit) =>
        OfPage(facts) ?? (facts.Observation.Page!.Visits.Any(v => v.Kind == visit && v.IsComplete) ? null : Choice);

    /// <summary>What a fact about where data goes lacks, when none was found: an app's data must have been followed to the end, else traffic recorded.</summary>
    public static LocalizedText? OfFlows(AuditFacts facts) =>
        facts.Observation.Practices.Any(static p => p.Action == PracticeAction.Sends) ? null
        : facts.Observation.Subject.Kind != SubjectKind.AndroidApp ? DataFlow
        : OfCode(facts) ?? (facts.Observation.NotAnalysed.Any(static n => n.Area == NotAnalysedArea.DataFlow) ? DataFlow : null);

    /// <summary>What a fact about the policy lacks.</summary>
    public static LocalizedText? OfPolicy(AuditFacts facts) => facts.HasPolicy ? null : facts.Policies.IsEmpty ? Policy : ReadablePolicy;

    /// <summary>What a fact about the app's manifest lacks.</summary>
    public static LocalizedText? OfManifest(AuditFacts facts) =>
        facts.Observation.Subject.Kind != SubjectKind.AndroidApp ? App : facts.ManifestIsRead ? null : Manifest;

    /// <summary>What a fact about the app's code lacks.</summary>
    public static LocalizedText? OfCode(AuditFacts facts) =>
        facts.Observation.Subject.Kind != SubjectKind.AndroidApp ? App : facts.CodeIsOpen ? null : OpenCode;
}
