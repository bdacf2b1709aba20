using System.Collections.Immutable;

namespace Candor.Policies.Text;

/// <summary>
/// Tables in plain text: lines one after the other whose cells are parted by tabs, or by two spaces and more. Two lines at least with as many cells
/// make a table; anything else is a line like others.
/// </summary>
internal sealed class TabbedRows(TextBuilder builder, PolicyLimits limits)
{
    private readonly List<string> _lines = [];
    private int _cells;

    /// <summary>Takes a line that may be a row; false where it is none, and what was taken is written.</summary>
    public bool Add(ReadOnlySpan<char> line)
    {
        var cells = Cells(line).Count;
        if (cells >= 3 && (_lines.Count == 0 || cells == Cells(_lines[0]).Count) && _cells + cells <= limits.MaxTableCells)
        {
            _lines.Add(line.ToString());
            _cells += cells;
            return true;
        }

        if (_lines.Count > 0 && !line.IsWhiteSpace())
        {
            Flush();
            return cells >= 3 && Add(line);
        }

        return _lines.Count > 0;
    }

    /// <summary>Writes what was taken.</summary>
    public void Flush()
    {
        if (_lines.Count == 1)
        {
            PlainReader.Line(_lines[0], builder);
        }
        else if (_lines.Count > 1)
        {
            Table();
        }

        _lines.Clear();
    }

    private void Table()
    {
        var number = builder.NextTable;
        var rows = ImmutableArray.CreateBuilder<TableRow>();
        foreach (var line in _lines)
        {
            builder.Open(BlockKind.TableRow, table: number);
            var cells = ImmutableArray.CreateBuilder<TableCell>();
            foreach (var cell in Cells(line))
            {
                if (cells.Count > 0)
                {
                    builder.Separator();
                }

                var mark = builder.Mark();
                builder.Append(cell);
                cells.Add(new(builder.Since(mark), null, false));
            }

            if (builder.Close() is >= 0 and var block)
            {
                rows.Add(new(block, cells.ToImmutable()));
            }
        }

        builder.Add(new(rows.ToImmutable()));
    }

    private static List<string> Cells(ReadOnlySpan<char> line)
    {
        var cells = new List<string>();
        var isTabbed = line.Contains('\t');
        var trimmed = isTabbed ? line.Trim("\r\n ") : line.Trim();
        for (var start = 0; start <= trimmed.Length;)
        {
            var step = isTabbed ? trimmed[start..].IndexOf('\t') : trimmed[start..].IndexOf("  ", StringComparison.Ordinal);
            if (step < 0)
            {
                cells.Add(trimmed[start..].Trim().ToString());
                break;
            }

            cells.Add(trimmed.Slice(start, step).Trim().ToString());
            start += step + 1;
            while (!isTabbed && start < trimmed.Length && trimmed[start] == ' ')
            {
                start++;
            }
        }

        return cells;
    }
}
