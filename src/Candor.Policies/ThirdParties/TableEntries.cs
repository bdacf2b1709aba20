using System.Collections.Immutable;
using Candor.Policies.Text;

namespace Candor.Policies.ThirdParties;

/// <summary>
/// Reads tables whose first rows name their columns, tables of keys and values, and tables that go on with the columns of the table before.
/// </summary>
internal sealed class TableEntries(PolicyText text)
{
    private const int HeaderRows = 4;
    private const int Keys = 3;
    private (ImmutableArray<Column> Columns, bool IsOfOthers, int LastBlock)? _before;

    /// <summary>The rows of a table, and whether it lists other parties; nothing where no header was understood.</summary>
    public (ImmutableArray<Entry> Entries, bool IsOfOthers) Read(TableGrid table)
    {
        for (var header = 0; header < Math.Min(HeaderRows, table.Rows.Length); header++)
        {
            var headings = table.Rows[header].Cells.Select(c => c.Span.In(text.Text)).ToList();
            var columns = headings.Select(ColumnNames.Of).ToImmutableArray();
            if (!ColumnNames.AreList(columns) || headings.Exists(static h => h.Length > 60) || headings.Distinct(StringComparer.Ordinal).Count() < 2)
            {
                continue;
            }

            if (table.Rows.Length > 1 && table.Rows.All(static r => r.Cells.Length == 2) && KeyTable(table) is { IsEmpty: false } entries)
            {
                return (entries, true);
            }

            var rows = table.Rows.Skip(header + 1).Where(r => !IsTitle(r) && !IsRepeated(r, headings)).ToList();
            columns = Entry.Resolve(columns, i => rows.Where(r => i < r.Cells.Length).Select(r => r.Cells[i].Span.In(text.Text)));
            var isOfOthers = columns.Any(static c => c is Column.Name or Column.Company) && headings.Exists(ColumnNames.SpeaksOfOthers);
            _before = (columns, isOfOthers, table.Rows[^1].Block);
            return (Rows(rows, columns), isOfOthers);
        }

        // A list broken over two tables: the second has as many columns and follows at once.
        if (_before is { } before && table.Rows.Length > 0 && table.Rows[0].Block - before.LastBlock is > 0 and <= 2 && table.Rows[0].Cells.Length == before.Columns.Length)
        {
            _before = before with { LastBlock = table.Rows[^1].Block };
            return (Rows(table.Rows.Where(r => !IsTitle(r)), before.Columns), before.IsOfOthers);
        }

        return table.Rows.Length > 1 && table.Rows.All(static r => r.Cells.Length == 2) ? (KeyTable(table), true) : ([], false);
    }

    private ImmutableArray<Entry> Rows(IEnumerable<TableRow> rows, ImmutableArray<Column> columns) =>
        [.. rows.Select(row => Row(row, columns)).Where(static e => e.Cells.Any(static c => c.Column is not (Column.None or Column.Other) && c.Span.Length > 0))];

    private static bool IsTitle(TableRow row) => row.Cells.Length > 1 && row.Cells.All(c => c.Span == row.Cells[0].Span);

    private bool IsRepeated(TableRow row, List<string> headings) =>
        row.Cells.Length == headings.Count && row.Cells.Select(c => c.Span.In(text.Text)).SequenceEqual(headings, StringComparer.Ordinal);

    private Entry Row(TableRow row, ImmutableArray<Column> columns)
    {
        var cells = ImmutableArray.CreateBuilder<(Column, TextSpan)>();
        string? link = null, other = null;
        for (var i = 0; i < Math.Min(columns.Length, row.Cells.Length); i++)
        {
            cells.Add((columns[i], row.Cells[i].Span));
            link ??= columns[i] == Column.Address ? row.Cells[i].Link : null;
            other ??= row.Cells[i].Link;
        }

        return new(cells.ToImmutable(), link ?? other, text.Blocks[row.Block].Span, row.Block);
    }

    /// <summary>A table of two columns that has a key on the left of each row; a key that comes again begins another entry.</summary>
    private ImmutableArray<Entry> KeyTable(TableGrid table)
    {
        var columns = table.Rows.Select(r => ColumnNames.OfKey(r.Cells[0].Span.In(text.Text))).ToList();
        if (columns.Count(static c => c is not (Column.None or Column.Other)) < Keys || columns.Where(static c => c != Column.None).Distinct().Count() < Keys)
        {
            return [];
        }

        var entries = ImmutableArray.CreateBuilder<Entry>();
        var first = columns.Find(static c => c != Column.None);
        var open = new List<(Column, TextSpan)>();
        string? link = null;
        var start = 0;
        for (var i = 0; i <= table.Rows.Length; i++)
        {
            if (i == table.Rows.Length || (columns[i] == first && open.Count > 0))
            {
                if (open.Count >= Keys)
                {
                    var from = text.Blocks[table.Rows[start].Block].Span.Start;
                    entries.Add(new([.. open], link, new(from, text.Blocks[table.Rows[i - 1].Block].Span.End - from), table.Rows[start].Block));
                }

                open.Clear();
                (start, link) = (i, null);
            }

            if (i < table.Rows.Length)
            {
                open.Add((columns[i], table.Rows[i].Cells[1].Span));
                link ??= table.Rows[i].Cells[1].Link;
            }
        }

        return entries.ToImmutable();
    }
}
