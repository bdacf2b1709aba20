using System.Collections.Immutable;
using System.Text;

namespace Candor.Reports.Papers;

/// <summary>
/// Writes the table of a paper as CSV (RFC 4180): UTF-8 with a byte order mark, by which spreadsheets know it, lines ended by CR LF. A
/// cell that a spreadsheet would take for a formula begins with an apostrophe, since names of apps are written by others.
/// </summary>
public static class PaperCsv
{
    /// <summary>The table as bytes.</summary>
    public static byte[] Write(PaperTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        var text = new StringBuilder();
        Line(text, table.Columns);
        foreach (var row in table.Rows)
        {
            Line(text, row);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    private static void Line(StringBuilder text, ImmutableArray<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            text.Append(i == 0 ? string.Empty : ",");
            Cell(text, Guarded(Html.VisibleText.Of(cells[i], int.MaxValue, out _)));
        }

        text.Append("\r\n");
    }

    private static void Cell(StringBuilder text, string cell)
    {
        if (cell.AsSpan().IndexOfAny(",\"\r\n") < 0)
        {
            text.Append(cell);
            return;
        }

        text.Append('"').Append(cell.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }

    /// <summary>The characters with which spreadsheets begin a formula, or skip before one; full-width forms are taken for them in some languages.</summary>
    private static string Guarded(string cell)
    {
        var start = cell.AsSpan().TrimStart();
        return (start.Length > 0 && start[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠') || (cell.Length > 0 && cell[0] is '\t' or '\r' or '\n') ? "'" + cell : cell;
    }
}
