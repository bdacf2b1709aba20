using System.Collections.Immutable;
using Candor.Policies.Text;

namespace Candor.Policies.ThirdParties;

/// <summary>Reads tables whose first rows name their columns.</summary>
internal static class TableEntries
{
    private const int HeaderRows = 2;

    /// <summary>The rows of a table, and whether it lists other parties; nothing where no header was understood.</summary>
    public static (ImmutableArray<Entry> Entries, bool IsOfOthers) Read(TableGrid table, PolicyText text)
    {
        for (var header = 0; header < Math.Min(HeaderRows, table.Rows.Length); header++)
        {
            var headings = table.Rows[header].Cells.Select(c => c.Span.In(text.Text)).ToList();
            var columns = headings.Select(ColumnNames.Of).ToImmutableArray();
            var isList = columns.Contains(Column.Data) || columns.Contains(Column.Purpose);
            if (!isList || columns.Count(static c => c != Column.None) < 2)
            {
                continue;
            }

            var isOfOthers = columns.Any(static c => c is Column.Name or Column.Company) && headings.Exists(ColumnNames.SpeaksOfOthers);
            return ([.. table.Rows.Skip(header + 1).Select(row => Row(row, columns, text)).Where(static e => e.Cells.Length > 0)], isOfOthers);
        }

        return ([], false);
    }

    private static Entry Row(TableRow row, ImmutableArray<Column> columns, PolicyText text)
    {
        var cells = ImmutableArray.CreateBuilder<(Column, TextSpan)>();
        for (var i = 0; i < Math.Min(columns.Length, row.Cells.Length); i++)
        {
            cells.Add((columns[i], row.Cells[i].Span));
        }

        var link = row.Cells.Select(static c => c.Link).FirstOrDefault(static l => l is not null);
        return new(cells.ToImmutable(), link, text.Blocks[row.Block].Span, row.Block);
    }
}
