using System.Globalization;

namespace Candor.Reports.Papers.Forms;

/// <summary>Where a piece of evidence is, in one line.</summary>
internal static class EvidencePlace
{
    private const int LongestQuote = 160;

    public static string Of(Locator locator, Language language) => locator switch
    {
        CallPathLocator { Steps: [var only] } => Step(only),
        CallPathLocator { Steps: [var first, .., var last] } path => language == Language.Zh
            ? string.Create(CultureInfo.InvariantCulture, $"从 {first.Method} 起，经 {path.Steps.Length} 步到达 {Step(last)}")
            : string.Create(CultureInfo.InvariantCulture, $"from {first.Method} in {path.Steps.Length} steps to {Step(last)}"),
        CodeLocator code => string.Create(CultureInfo.InvariantCulture, $"{code.File} {code.Method} +0x{code.Offset:x}: {code.Instruction}"),
        ManifestLocator { Line: > 0 } manifest => string.Create(CultureInfo.InvariantCulture, $"AndroidManifest.xml:{manifest.Line} {Cut(manifest.Excerpt)}"),
        ManifestLocator manifest => $"AndroidManifest.xml {Cut(manifest.Excerpt)}",
        ArchiveEntryLocator entry => entry.Detail is { } detail ? $"{entry.Entry}: {Cut(detail)}" : entry.Entry,
        TextLocator text => language == Language.Zh
            ? string.Create(CultureInfo.InvariantCulture, $"第 {text.Start}–{text.Start + text.Length} 字符“{Cut(text.Quote)}”")
            : string.Create(CultureInfo.InvariantCulture, $"characters {text.Start}–{text.Start + text.Length}: \"{Cut(text.Quote)}\""),
        TrafficLocator traffic => string.Create(CultureInfo.InvariantCulture, $"#{traffic.Request} {traffic.Method} {Cut(traffic.Url)} · {traffic.Part} {traffic.Name} · {traffic.Milliseconds} ms"),
        ScreenshotLocator picture => $"{Cut(picture.Url)} · {picture.Caption.In(language)}",
        ElementLocator element => $"{Cut(element.Url)} · {element.Selector} · {element.Measure.In(language)}",
        SearchLocator search => language == Language.Zh
            ? string.Create(CultureInfo.InvariantCulture, $"检索全文（{search.Searched} 个字符）无结果：{search.Sought.Zh}")
            : string.Create(CultureInfo.InvariantCulture, $"{search.Searched} characters searched, nothing found: {search.Sought.En}"),
        _ => string.Empty,
    };

    private static string Step(CallStep step) => string.Create(CultureInfo.InvariantCulture, $"{step.File} {step.Method} +0x{step.Offset:x}: {step.Instruction}");

    private static string Cut(string text) => text.Length <= LongestQuote ? text : text[..LongestQuote] + "…";
}
