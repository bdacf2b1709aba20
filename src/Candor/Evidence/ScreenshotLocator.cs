using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Candor;

/// <summary>A picture of a page, and what in it is meant. The blob is the picture itself, without the boxes.</summary>
/// <param name="Url">The address of the page.</param>
/// <param name="Visit">What was done in the visit.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Width">The width of the picture, in pixels.</param>
/// <param name="Height">The height of the picture, in pixels.</param>
/// <param name="Boxes">The places that are meant.</param>
public sealed record ScreenshotLocator(string Url, VisitKind Visit, LocalizedText Caption, int Width, int Height, ImmutableArray<ScreenshotBox> Boxes) : Locator
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Key => string.Create(
        CultureInfo.InvariantCulture,
        $"screenshot\n{Caption.En}\n{string.Join('\n', Boxes.Select(static b => string.Create(CultureInfo.InvariantCulture, $"{b.X} {b.Y} {b.Width} {b.Height} {b.Label.En}")))}");
}
