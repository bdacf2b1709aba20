using System.Text.Json.Serialization;

namespace Candor;

/// <summary>An element of a page, as it stood in the document when it was looked at.</summary>
/// <param name="Url">The address of the document.</param>
/// <param name="Visit">What was done in the visit.</param>
/// <param name="Selector">A path of CSS that leads to it.</param>
/// <param name="Excerpt">Its markup, cut.</param>
/// <param name="Measure">What was measured of it; empty where nothing was.</param>
public sealed record ElementLocator(string Url, VisitKind Visit, string Selector, string Excerpt, LocalizedText Measure) : Locator
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => $"element\n{Url}\n{KebabEnum.Format(Visit)}\n{Selector}\n{Excerpt}\n{Measure.En}";
}
