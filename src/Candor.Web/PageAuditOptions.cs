using Candor.Web.Recording;

namespace Candor.Web;

/// <summary>How a page is audited.</summary>
/// <param name="IsPhone">Whether the viewport is a phone's; else a desktop's.</param>
/// <param name="Language">The language that the browser asks for: <c>zh-CN</c> or <c>en</c>.</param>
/// <param name="BlockThirdPartyCookies">Whether cookies of third parties are refused.</param>
/// <param name="Redact">Whether values of the persona are masked in what is kept.</param>
/// <param name="Steps">What to press where the consent dialog cannot be driven without help; null for none.</param>
/// <param name="Recorder">What the recorder is allowed and told.</param>
public sealed record PageAuditOptions(
    bool IsPhone,
    string Language,
    bool BlockThirdPartyCookies,
    bool Redact,
    RecordedSteps? Steps,
    RecorderOptions Recorder)
{
    /// <summary>How long one visit may take, from 1 s. Default 25 s.</summary>
    public TimeSpan VisitBudget { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>How long a page may take to load before it is looked at as it is. Default 12 s.</summary>
    public TimeSpan LoadPatience { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>How long the network has to rest before a page counts as settled. Default 0.35 s.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromMilliseconds(350);

    /// <summary>How long it is waited for that rest. Default 4 s.</summary>
    public TimeSpan SettlePatience { get; init; } = TimeSpan.FromSeconds(4);
}
