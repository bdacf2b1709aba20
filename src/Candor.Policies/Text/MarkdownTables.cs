namespace Candor.Policies.Text;

/// <summary>Pipe tables of Markdown.</summary>
internal static class MarkdownTables
{
    /// <summary>Whether a line parts the header of a table from its rows.</summary>
    public static bool IsRule(string line) =>
        line.Contains('-', StringComparison.Ordinal) && line.Contains('|', StringComparison.Ordinal) &&
        line.All(static c => c is '-' or '|' or ':' or ' ' or '\t' or '\r');

    /// <summary>Writes the table that begins at a line.</summary>
    /// <returns>The first line after it.</returns>
    public static int Write(string[] lines, int at, TextBuilder builder)
    {
        var number = builder.NextTable;
        var rows = new List<TableRow>();
        for (var first = at; at < lines.Length && lines[at].Contains('|', StringComparison.Ordinal); at++)
        {
            if (at == first + 1)
            {
                continue;
            }

            builder.Open(BlockKind.TableRow, table: number);
            var cells = new List<TableCell>();
            foreach (var cell in Cells(lines[at].Trim()))
            {
                if (cells.Count > 0)
                {
                    builder.Separator();
                }

                var mark = builder.Mark();
                builder.Append(MarkdownInline.Plain(cell.Replace("<br>", " ", StringComparison.OrdinalIgnoreCase)));
                cells.Add(new(builder.Since(mark), MarkdownInline.Address(cell), at == first));
            }

            if (builder.Close() is >= 0 and var block)
            {
                rows.Add(new(block, [.. cells]));
            }
        }

        builder.Add(new([.. rows]));
        return at;
    }

    private static IEnumerable<string> Cells(string line)
    {
        var from = line.StartsWith('|') ? 1 : 0;
        for (var i = from; i < line.Length; i++)
        {
            if (line[i] == '|' && line[i - 1 < 0 ? 0 : i - 1] != '\\')
            {
                yield return line[from..i].Trim();
                from = i + 1;
            }
        }

        if (from < line.Length)
        {
            yield return line[from..].Trim();
        }
    }
}
