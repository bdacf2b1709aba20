using System.Globalization;
using Candor.Reports.Html;
using Candor.Reports.Model;

namespace Candor.Reports.Parts;

/// <summary>A picture of a page with boxes drawn over it; the picture itself is not touched. What each box marks stands below.</summary>
internal static class PictureView
{
    public static void Write(ReportContext report, string blob, ScreenshotLocator screenshot)
    {
        var html = report.Html;
        html.Element(Tag.P, screenshot.Caption);
        if (!report.Pictures.TryGetValue(blob, out var png) || screenshot.Width <= 0 || screenshot.Height <= 0)
        {
            html.Element(Tag.P, PageTexts.PictureApart.With("file", LocalizedText.Same($"evidence/{blob}.png")), Attr.Class("where"));
            return;
        }

        var isWide = screenshot.Width > screenshot.Height;
        using (html.Open(Tag.Div, Attr.Class(isWide ? "shot wide" : "shot")))
        using (html.Open(Tag.Svg, Attr.ViewBox(screenshot.Width, screenshot.Height), Attr.Role("img")))
        {
            using (html.Open(Tag.Image, Attr.Png(png.Span), Attr.Svg("width", screenshot.Width), Attr.Svg("height", screenshot.Height)))
            {
            }

            var unit = Math.Max(1, screenshot.Width / 130);
            for (var i = 0; i < screenshot.Boxes.Length; i++)
            {
                Mark(report, screenshot, screenshot.Boxes[i], i + 1, unit);
            }
        }

        if (screenshot.Boxes.Length > 0)
        {
            using (html.Open(Tag.Ol, Attr.Class("legend")))
            {
                foreach (var box in screenshot.Boxes)
                {
                    html.Element(Tag.Li, box.Label);
                }
            }
        }

        using (html.Open(Tag.P, Attr.Class("where")))
        {
            report.Name(screenshot.Url);
        }
    }

    private static void Mark(ReportContext report, ScreenshotLocator screenshot, ScreenshotBox box, int number, int unit)
    {
        var html = report.Html;
        var left = Math.Max(0, box.X - unit);
        var top = Math.Max(0, box.Y - unit);
        html.Empty(
            Tag.Rect,
            Attr.Class("mark"),
            Attr.Svg("x", left),
            Attr.Svg("y", top),
            Attr.Svg("width", Math.Min(box.Width + (2 * unit), screenshot.Width - left)),
            Attr.Svg("height", Math.Min(box.Height + (2 * unit), screenshot.Height - top)));

        // The number stands above the box, or inside where there is no room.
        var size = 6 * unit;
        var y = top >= size + unit ? top - size : top;
        var x = Math.Clamp(left, 0, Math.Max(0, screenshot.Width - size));
        html.Empty(Tag.Rect, Attr.Class("tab"), Attr.Svg("x", x), Attr.Svg("y", y), Attr.Svg("width", size), Attr.Svg("height", size));
        using (html.Open(Tag.Text, Attr.Class("tab-number"), Attr.Svg("x", x + (unit * 3 / 2)), Attr.Svg("y", y + (unit * 5)), Attr.FontSize(unit * 5)))
        {
            html.Sign(number.ToString(CultureInfo.InvariantCulture));
        }
    }
}
