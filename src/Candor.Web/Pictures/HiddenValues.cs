using System.Collections.Immutable;
using System.Text.Json;
using Candor.Traffic;
using Candor.Web.Looking;
using Candor.Web.Pages;

namespace Candor.Web.Pictures;

/// <summary>Takes pictures in which the values of a persona, and whatever stands in fields, are painted over.</summary>
/// <param name="persona">Whose values; null where nothing is hidden.</param>
internal sealed class HiddenValues(Persona? persona)
{
    /// <summary>How far beyond its box a text is painted over, in CSS pixels: letters reach over their boxes.</summary>
    private const double Margin = 2;

    private readonly string _call = persona is null
        ? string.Empty
        : $"sensitive({JsonSerializer.Serialize([.. persona.Values.Select(static v => v.Value).Distinct(StringComparer.Ordinal)], LookJson.Default.ImmutableArrayString)})";

    /// <summary>Takes a picture of the viewport, or of a part of it.</summary>
    /// <returns>The PNG, and how many places were painted over; no PNG where the page gave none or it could not be painted.</returns>
    public async Task<(byte[]? Png, int Hidden)> TakeAsync(BrowserPage page, LookBox? clip, double scale, CancellationToken cancellation)
    {
        if (persona is null)
        {
            return (await page.PictureAsync(clip, scale, cancellation), 0);
        }

        // Looked for before and after: a page that moves meanwhile is painted over in both places.
        var boxes = await FindAsync(page, cancellation);
        var png = await page.PictureAsync(clip, scale, cancellation);
        boxes = [.. boxes, .. await FindAsync(page, cancellation)];
        var factor = page.Settings.Scale * (clip is null ? 1 : scale);
        var (left, top) = (clip?.X ?? 0, clip?.Y ?? 0);
        return png is null
            ? (null, 0)
            : (PngPainter.Paint(png, boxes.Select(b => (
                (int)Math.Floor((b.X - left - Margin) * factor),
                (int)Math.Floor((b.Y - top - Margin) * factor),
                (int)Math.Ceiling((b.W + (2 * Margin)) * factor) + 1,
                (int)Math.Ceiling((b.H + (2 * Margin)) * factor) + 1))), boxes.Distinct().Count());
    }

    private async Task<ImmutableArray<LookBox>> FindAsync(BrowserPage page, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<LookBox>();
        foreach (var frame in await page.FramesAsync(cancellation))
        {
            var boxes = await page.LookAsync(frame, _call, LookJson.Default.ImmutableArrayLookBox, cancellation);
            if (!boxes.IsDefaultOrEmpty && await page.OffsetAsync(frame, cancellation) is { } offset)
            {
                found.AddRange(boxes.Select(b => new LookBox(b.X + (frame.IsMain ? 0 : offset.X), b.Y + (frame.IsMain ? 0 : offset.Y), b.W, b.H)));
            }
        }

        return found.ToImmutable();
    }
}
