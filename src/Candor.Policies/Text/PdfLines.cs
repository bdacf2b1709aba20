using UglyToad.PdfPig.Content;

namespace Candor.Policies.Text;

/// <summary>The lines of a PDF page, from top to bottom, and where paragraphs end.</summary>
internal static class PdfLines
{
    private const double MostUnits = 28_800;

    /// <summary>How near, in sizes of the letter, the same letter stands again where it is drawn twice.</summary>
    private const double Overprint = 0.1;

    /// <summary>Groups the words of a page by their base line. A paragraph ends where a line is short or the gap to the next is wide.</summary>
    public static List<(string Text, bool EndsParagraph)> Of(Page page)
    {
        var letters = page.Letters.Where(static l => l.Value.Length > 0 && IsOnPaper(l)).ToList();
        if (PdfColumns.Gutter(letters) is not { } gutter)
        {
            return Of(letters);
        }

        // What stands above the columns and crosses between them comes first, then the left column, then the right.
        var size = Math.Max(4, letters.Average(static l => l.PointSize));
        var rows = letters.GroupBy(l => Math.Round(l.StartBaseLine.Y / (size * 0.4)));
        var crossing = rows
            .Where(row => row.Any(l => l.StartBaseLine.X < gutter && l.EndBaseLine.X > gutter - size))
            .SelectMany(static row => row)
            .ToHashSet();
        var inColumns = letters.Where(l => !crossing.Contains(l)).ToList();
        var top = inColumns.Max(static l => l.StartBaseLine.Y);
        return
        [
            .. Of([.. crossing.Where(l => l.StartBaseLine.Y >= top)]),
            .. Of([.. inColumns.Where(l => l.StartBaseLine.X < gutter)]),
            .. Of([.. inColumns.Where(l => l.StartBaseLine.X >= gutter)]),
            .. Of([.. crossing.Where(l => l.StartBaseLine.Y < top)]),
        ];
    }

    /// <summary>Whether a letter stands where any page can show it: pages are at most 14,400 units wide and high (ISO 32000-1, annex C.2).</summary>
    private static bool IsOnPaper(Letter letter) =>
        Math.Abs(letter.StartBaseLine.X) <= MostUnits && Math.Abs(letter.StartBaseLine.Y) <= MostUnits && Math.Abs(letter.EndBaseLine.X) <= MostUnits;

    private static List<(string Text, bool EndsParagraph)> Of(IReadOnlyList<Letter> all)
    {
        var letters = all
            .Select(static (l, i) => (Letter: l, Order: i, Y: l.StartBaseLine.Y, X: l.StartBaseLine.X, Right: l.EndBaseLine.X, Size: Math.Max(1, l.PointSize)))
            .OrderByDescending(static l => l.Y).ThenBy(static l => l.Order)
            .ToList();
        var lines = new List<(List<(double X, double Right, double Size, string Value, int Order)> Letters, double Y, double Size)>();
        foreach (var l in letters)
        {
            if (lines.Count == 0 || lines[^1].Y - l.Y > Math.Max(lines[^1].Size, l.Size) * 0.5)
            {
                lines.Add(([], l.Y, l.Size));
            }

            lines[^1].Letters.Add((l.X, l.Right, l.Size, l.Letter.Value, l.Order));
        }

        var result = new List<(string, bool)>();
        var right = lines.Count == 0 ? 0 : lines.Max(static l => l.Letters.Max(static x => x.Right));
        for (var i = 0; i < lines.Count; i++)
        {
            var text = Text(lines[i].Letters);
            if (text.Length == 0)
            {
                continue;
            }

            var end = lines[i].Letters.Max(static x => x.Right);
            var gap = i + 1 < lines.Count ? lines[i].Y - lines[i + 1].Y : 0;
            var other = i + 1 < lines.Count && Math.Abs(lines[i].Size - lines[i + 1].Size) > 1.5;
            var indented = i + 1 < lines.Count && lines[i + 1].Letters.Min(static x => x.X) - lines[i].Letters.Min(static x => x.X) > lines[i].Size * 1.5;
            result.Add((text, end < right - (lines[i].Size * 3) || gap > lines[i].Size * 2.2 || other || indented));
        }

        return result;
    }

    private static string Text(List<(double X, double Right, double Size, string Value, int Order)> letters)
    {
        letters.Sort(static (a, b) => a.X.CompareTo(b.X) is not 0 and var x ? x : a.Order.CompareTo(b.Order));
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < letters.Count; i++)
        {
            if (i > 0 && letters[i].Value == letters[i - 1].Value && letters[i].X - letters[i - 1].X < letters[i].Size * Overprint)
            {
                // Drawn twice to look bold.
                continue;
            }

            if (i > 0 && letters[i].X - letters[i - 1].Right > letters[i].Size * 0.2)
            {
                text.Append(' ');
            }

            text.Append(letters[i].Value);
        }

        return text.ToString().Trim();
    }
}
