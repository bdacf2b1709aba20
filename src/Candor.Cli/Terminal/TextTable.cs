using System.Text;

namespace Candor.Cli.Terminal;

/// <summary>A table of plain text whose columns stand in line, also with characters that take two places.</summary>
internal sealed class TextTable(params int[] widths)
{
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row; cells are made safe for a terminal and cut to the width of their column.</summary>
    public void Add(params string[] cells) => _rows.Add([.. cells.Select((c, i) => Cut(TerminalText.Safe(c.ReplaceLineEndings(" ")), widths[i]))]);

    /// <summary>Writes the rows, indented by two.</summary>
    public void Write(TextWriter writer)
    {
        if (_rows.Count == 0)
        {
            return;
        }

        var own = Enumerable.Range(0, widths.Length).Select(i => _rows.Max(r => Width(r[i]))).ToArray();
        foreach (var row in _rows)
        {
            var line = new StringBuilder("  ");
            for (var i = 0; i < row.Length; i++)
            {
                line.Append(row[i]);
                line.Append(' ', i + 1 < row.Length ? own[i] - Width(row[i]) + 2 : 0);
            }

            writer.WriteLine(line.ToString().TrimEnd());
        }
    }

    private static string Cut(string text, int width)
    {
        if (Width(text) <= width)
        {
            return text;
        }

        var cut = new StringBuilder();
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            used += Width(rune);
            if (used > width - 1)
            {
                break;
            }

            cut.Append(rune);
        }

        return cut.Append('…').ToString();
    }

    private static int Width(string text) => text.EnumerateRunes().Sum(Width);

    private static int Width(Rune rune) => rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0x20000 and <= 0x3FFFD) ? 2 : 1;
}
