using System.Collections.Immutable;
using System.Globalization;

namespace Candor.Detection;

/// <summary>What the detectors of pages share.</summary>
internal static class PageFacts
{
    /// <summary>Makes a fact that a run of the page showed.</summary>
    public static FindingDraft Fact(
        string kind,
        string fact,
        LocalizedText data,
        LocalizedText party,
        LocalizedText detail,
        IEnumerable<string> evidence,
        bool isConclusive,
        IEnumerable<string>? practices = null) =>
        new(kind, fact, Certainty.Observed, data, party, detail, [.. practices ?? []], [], [.. evidence.Distinct(StringComparer.Ordinal)], isConclusive);

    /// <summary>Text of a page as a fact quotes it.</summary>
    public static string Quote(string text, int length = 90) => text.Length <= length ? text : text[..length] + "…";

    /// <summary>A number as people write it.</summary>
    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>What turning a box on means.</summary>
    public static LocalizedText NameOf(ControlMeaning meaning) => meaning switch
    {
        ControlMeaning.Credit => new("信用、授信或借贷服务", "a service of credit, scoring or lending"),
        ControlMeaning.Sharing => new("向合作方或第三方提供信息", "giving data to partners or other third parties"),
        ControlMeaning.Marketing => new("接收营销信息", "marketing messages"),
        ControlMeaning.Personalisation => new("个性化、广告或统计", "personalisation, advertising or measurement"),
        ControlMeaning.Renewal => new("自动续费或代扣", "a subscription or payment that renews itself"),
        ControlMeaning.Product => new("附带购买的产品", "a product that is bought along"),
        _ => new("协议或授权", "an agreement or authorisation"),
    };

    /// <summary>What turning a box on means, the general only where nothing particular is.</summary>
    public static LocalizedText NameOf(ImmutableArray<ControlMeaning> meanings) =>
        LocalizedList.Join([.. (meanings.Any(static m => m != ControlMeaning.Agreement) ? meanings.Where(static m => m != ControlMeaning.Agreement) : meanings).Select(NameOf)]);
}
