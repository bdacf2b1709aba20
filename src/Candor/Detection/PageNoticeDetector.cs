using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// How a page tells its rules: D02 whether it prompts to read them as it opens, D03 whether a link leads to them, D04 whether they can be read, D14 whether it asks for a permission of the
/// browser before anyone did anything. D03 and D04 speak only of pages that ask for or send personal information.
/// </summary>
internal sealed class PageNoticeDetector : IDetector
{
    private const double SmallPixels = 12;
    private const double PaleContrast = 3;

    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.KindsOf("no-prompt-at-first-opening", "no-policy-link", "policy-hard-to-read", "permission-asked-early");

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) =>
        Lack.OfPage(facts) ?? (kind.Id == "policy-hard-to-read" && facts.Observation.Page!.PolicyLink is null ? Lack.Policy : null);

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        if (facts.Observation.Page is not { } page)
        {
            yield break;
        }

        var none = LocalizedText.Same(string.Empty);
        var collected = facts.Observation.Practices.Where(static p => p.Certainty == Certainty.Observed && p.Action is PracticeAction.Asks or PracticeAction.Sends or PracticeAction.Enrols or PracticeAction.Stores).ToList();
        var names = facts.NamesOfDataTypes(collected.Select(static p => p.DataType));
        if (collected.Count > 0 && page.PolicyLink is null)
        {
            yield return PageFacts.Fact(
                "no-policy-link",
                "policy-link",
                names,
                none,
                new("页面及其“关于”“法律”等链接之后", "the page itself and what lies behind its links such as 'about' and 'legal'"),
                page.Visits.Take(1).SelectMany(static v => v.Evidence),
                isConclusive: false,
                collected.Select(static p => p.Id));
        }

        if (collected.Count > 0 && page.Dialog is null && page.Controls.IsEmpty)
        {
            yield return PageFacts.Fact(
                "no-prompt-at-first-opening",
                "prompt",
                names,
                none,
                none,
                page.Visits.Take(1).SelectMany(static v => v.Evidence),
                isConclusive: false,
                collected.Select(static p => p.Id));
        }

        if (page.PolicyLink is { } link)
        {
            if (link is { TextFontPixels: > 0 and < SmallPixels } or { TextContrast: < PaleContrast })
            {
                yield return PageFacts.Fact("policy-hard-to-read", "policy", none, LocalizedText.Same(link.Text), Type(link.TextFontPixels, link.TextContrast), link.Evidence, isConclusive: false);
            }
        }

        foreach (var group in page.Scripts.Where(static s => s.Behaviour == ScriptBehaviour.EarlyPermission).SelectMany(static s => s.Signs.Select(sign => (Sign: sign, Script: s))).GroupBy(static s => s.Sign, StringComparer.Ordinal).OrderBy(static g => g.Key, StringComparer.Ordinal))
        {
            yield return PageFacts.Fact(
                "permission-asked-early",
                group.Key,
                NameOf(group.Key),
                facts.NameOfParty(group.First().Script.Party),
                LocalizedText.Same(group.First().Script.Script),
                page.Visits.Take(1).SelectMany(static v => v.Evidence),
                isConclusive: false);
        }
    }

    private static LocalizedText Type(double? font, double? contrast) => new(
        $"文字 {PageFacts.Number(font ?? 0)} px{(contrast is { } zh ? $"，对比度 {PageFacts.Number(zh)}:1" : string.Empty)}",
        $"text {PageFacts.Number(font ?? 0)} px{(contrast is { } en ? $", contrast {PageFacts.Number(en)}:1" : string.Empty)}");

    private static LocalizedText NameOf(string permission) => permission switch
    {
        "geolocation" => new("位置", "location"),
        "notifications" => new("通知", "notifications"),
        "camera" => new("摄像头", "the camera"),
        "microphone" => new("麦克风", "the microphone"),
        "clipboard" => new("剪贴板", "the clipboard"),
        _ => LocalizedText.Same(permission),
    };
}
