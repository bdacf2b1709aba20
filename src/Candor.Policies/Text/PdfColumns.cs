using UglyToad.PdfPig.Content;

namespace Candor.Policies.Text;

/// <summary>
/// Tells a page set in two columns from one that is not: an empty strip in the middle that few lines cross, with full lines of prose on both sides.
/// The cells of a table leave such a strip too, but do not fill their side.
/// </summary>
internal static class PdfColumns
{
    private const int FewestLines = 8;

    /// <summary>Most places that the width of a page is divided into to look for the strip.</summary>
    private const int MostPlaces = 500;

    /// <summary>Where the second column begins, in points from the left; null where the page has one column.</summary>
    public static double? Gutter(IReadOnlyList<Letter> letters)
    {
        if (letters.Count < 200)
        {
            return null;
        }

        var left = letters.Min(static l => l.StartBaseLine.X);
        var right = letters.Max(static l => l.EndBaseLine.X);
        var size = Math.Max(4, letters.Average(static l => l.PointSize));
        var lines = letters.GroupBy(l => Math.Round(l.StartBaseLine.Y / (size * 0.4))).Select(static g => g.ToList()).ToList();
        double? best = null;
        var bestCrossing = int.MaxValue;
        var step = Math.Max(size / 2, (right - left) / MostPlaces);
        for (var x = left + ((right - left) * 0.35); x <= left + ((right - left) * 0.65); x += step)
        {
            var crossing = lines.Count(line => line.Exists(l => l.StartBaseLine.X < x && l.EndBaseLine.X > x - size));
            if (crossing < bestCrossing)
            {
                (best, bestCrossing) = (x, crossing);
            }
        }

        if (best is not { } gutter || bestCrossing * 6 > lines.Count)
        {
            return null;
        }

        return IsProse(lines, left, gutter) && IsProse(lines, gutter, right) ? gutter : null;
    }

    private static bool IsProse(List<List<Letter>> lines, double from, double to)
    {
        var own = lines.Select(line => line.Where(l => l.StartBaseLine.X >= from && l.EndBaseLine.X <= to).ToList()).Where(static line => line.Count > 0).ToList();
        if (own.Count < FewestLines)
        {
            return false;
        }

        var first = own.Min(static line => line.Min(static l => l.StartBaseLine.X));
        var last = own.Max(static line => line.Max(static l => l.EndBaseLine.X));
        var full = own.Count(line => line.Max(static l => l.EndBaseLine.X) - line.Min(static l => l.StartBaseLine.X) > (last - first) * 0.8);
        return full * 10 >= own.Count * 6;
    }
}
