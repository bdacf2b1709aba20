using System.Collections.Immutable;

namespace Candor;

/// <summary>The link to a privacy policy.</summary>
/// <param name="Text">Its text.</param>
/// <param name="Url">Where it leads.</param>
/// <param name="Clicks">How many clicks lead from the page to the policy.</param>
/// <param name="FontPixels">The size of its text, in CSS pixels.</param>
/// <param name="Contrast">The contrast of its text; null where a picture lies behind it.</param>
/// <param name="Opened">Whether it led to a document.</param>
/// <param name="TextFontPixels">The size of most of the document's text, in CSS pixels; null where it was not opened.</param>
/// <param name="TextContrast">The contrast of that text; null where it was not opened or a picture lies behind it.</param>
/// <param name="Evidence">Ids of the evidence.</param>
public sealed record PolicyLink(
    string Text,
    string Url,
    int Clicks,
    double FontPixels,
    double? Contrast,
    bool Opened,
    double? TextFontPixels,
    double? TextContrast,
    ImmutableArray<string> Evidence);
