using System.Collections.Immutable;
using Candor.Policies.Structure;
using Candor.Policies.Text;

namespace Candor.Policies.ThirdParties;

/// <summary>
/// Reads tables that lost their markup: a line of headings and lines of cells parted by commas or spaces, or the headings and then the cells each
/// in a line of its own.
/// </summary>
internal sealed class FlatEntries(PolicyText text)
{
    private const int FewestColumns = 3;
    private const int LongestRow = 3_000;
    private const int MostSkipped = 8;
    private static readonly System.Buffers.SearchValues<char> Narrow = System.Buffers.SearchValues.Create(",|\t");
    private static readonly System.Buffers.SearchValues<char> Separators = System.Buffers.SearchValues.Create(",，|\t");

    /// <summary>The entries, in order, with whether they list other parties.</summary>
    public IEnumerable<(Entry Entry, bool IsOfOthers)> Read()
    {
        for (var i = 0; i < text.Blocks.Length; i++)
        {
            if (text.Blocks[i].Kind == BlockKind.TableRow)
            {
                continue;
            }

            if (Headings(text.Blocks[i].Span) is { } columns)
            {
                var (rows, next) = Lines(i + 1, columns);
                foreach (var row in rows)
                {
                    yield return (row, Others(text.Blocks[i].Span));
                }

                i = Math.Max(i, next - 1);
            }
            else if (Stacked(i) is { } stacked)
            {
                var (rows, next) = Stack(i + stacked.Length, stacked);
                foreach (var row in rows)
                {
                    yield return (row, Enumerable.Range(i, stacked.Length).Any(b => Others(text.Blocks[b].Span)));
                }

                i = Math.Max(i, next - 1);
            }
        }
    }

    private bool Others(TextSpan headings) => ColumnNames.SpeaksOfOthers(headings.In(text.Text));

    /// <summary>The columns that a line names; null where it is no line of headings.</summary>
    private ImmutableArray<Column>? Headings(TextSpan line)
    {
        if (line.Length is < 8 or > 200 || text.Text[line.End - 1] is '。' or '；' or '：' or '.')
        {
            return null;
        }

        foreach (var bySpace in (bool[])[false, true])
        {
            var pieces = Pieces(line, bySpace, Separators);
            if (pieces.Count < FewestColumns || pieces.Exists(static p => p.Length > 24))
            {
                continue;
            }

            var columns = pieces.Select(p => ColumnNames.Of(p.In(text.Text))).ToImmutableArray();
            if (IsHeader(columns))
            {
                return columns;
            }
        }

        return null;
    }

    private static bool IsHeader(ImmutableArray<Column> columns) =>
        columns.Count(static c => c != Column.None) * 4 >= columns.Length * 3 && columns.Distinct().Count(static c => c is not (Column.None or Column.Other)) >= FewestColumns &&
        columns.Any(static c => c is Column.Name or Column.Company or Column.Kind) && columns.Any(static c => c is Column.Data or Column.Purpose or Column.Scene);

    private List<TextSpan> Pieces(TextSpan line, bool bySpace, System.Buffers.SearchValues<char> separators)
    {
        var pieces = new List<TextSpan>();
        var start = line.Start;
        var depth = 0;
        for (var i = line.Start; i <= line.End; i++)
        {
            if (i < line.End)
            {
                depth += text.Text[i] is '（' or '(' ? 1 : text.Text[i] is '）' or ')' ? -1 : 0;
            }

            if (i == line.End || ((separators.Contains(text.Text[i]) && (depth <= 0 || text.Text[i] == '|')) || (bySpace && text.Text[i] == ' ' && depth <= 0)))
            {
                if (i > start)
                {
                    pieces.Add(new(start, i - start));
                }

                start = i + 1;
            }
        }

        return [.. pieces.Select(Trim).Where(static p => p.Length > 0)];
    }

    private TextSpan Trim(TextSpan span)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && text.Text[start] == ' ')
        {
            start++;
        }

        while (end > start && text.Text[end - 1] == ' ')
        {
            end--;
        }

        return new(start, end - start);
    }

    private (List<Entry> Rows, int Next) Lines(int from, ImmutableArray<Column> columns)
    {
        var aligned = new List<(TextSpan[] Cells, int Block)>();
        var next = from;
        for (var at = from; at < text.Blocks.Length && at - next <= MostSkipped; at++)
        {
            var span = text.Blocks[at].Span;
            if (text.Blocks[at].Kind == BlockKind.TableRow || Headings(span) is not null)
            {
                break;
            }

            // After lines that are no rows a row must fit well to be one.
            if (span.Length <= LongestRow && Row(Bare(span), columns) is { } row && row.Fit >= columns.Length * (at == next ? 1 : 2))
            {
                aligned.Add((row.Cells, at));
                next = at + 1;
            }
        }

        return (Entries(aligned, columns), next);
    }

    // What parts the cells is not known: the narrowest mark that yields cells enough, else all of them; the better fit counts.
    private (TextSpan[] Cells, int Fit)? Row(TextSpan line, ImmutableArray<Column> columns)
    {
        (TextSpan[] Cells, int Fit)? best = null;
        foreach (var (separators, bySpace) in ((System.Buffers.SearchValues<char>, bool)[])[(Narrow, false), (Separators, false), (Separators, true)])
        {
            var pieces = Pieces(line, bySpace, separators);
            if (pieces.Count >= 2 && RowAlignment.Align(text.Text, pieces, columns) is { } row && (best is null || row.Fit > best.Value.Fit + 2))
            {
                best = row;
            }

            if (best is not null && pieces.Count >= columns.Length - 1)
            {
                break;
            }
        }

        return best;
    }

    private ImmutableArray<Column>? Stacked(int from)
    {
        var columns = ImmutableArray.CreateBuilder<Column>();
        for (var i = from; i < text.Blocks.Length && columns.Count < 12; i++)
        {
            var span = text.Blocks[i].Span;
            var column = span.Length <= 20 && text.Blocks[i].Kind != BlockKind.TableRow && text.Text[span.End - 1] is not ('。' or '：' or ':' or '；') && Numbering.Of(text.Text.AsSpan(span.Start, span.Length)) is null
                ? ColumnNames.Of(span.In(text.Text))
                : Column.None;
            if (column == Column.None || (columns.Contains(column) && column is not (Column.Other or Column.Purpose)))
            {
                break;
            }

            columns.Add(column);
        }

        return columns.Count >= FewestColumns && IsHeader(columns.ToImmutable()) ? columns.ToImmutable() : null;
    }

    private (List<Entry> Rows, int Next) Stack(int from, ImmutableArray<Column> columns)
    {
        var rows = new List<(TextSpan[] Cells, int Block)>();
        var at = from;
        while (at < text.Blocks.Length)
        {
            (TextSpan[] Cells, int Fit)? best = null;
            var length = 0;
            foreach (var own in (int[])[columns.Length, columns.Length - 1, columns.Length + 1, columns.Length + 2])
            {
                if (own < 2 || at + own > text.Blocks.Length || Enumerable.Range(at, own).Any(b => text.Blocks[b].Span.Length > 800 || text.Blocks[b].Kind == BlockKind.TableRow))
                {
                    continue;
                }

                if (RowAlignment.Align(text.Text, [.. Enumerable.Range(at, own).Select(b => text.Blocks[b].Span)], columns) is { } row)
                {
                    // The row after it should begin with a name again.
                    var next = at + own < text.Blocks.Length ? CellWords.Fit(columns[0], text.Text.AsSpan(text.Blocks[at + own].Span.Start, text.Blocks[at + own].Span.Length)) : 0;
                    var fit = row.Fit + Math.Min(next, 4) + (own == columns.Length ? 3 : 0);
                    if (best is null || fit > best.Value.Fit)
                    {
                        (best, length) = ((row.Cells, fit), own);
                    }
                }
            }

            if (best is not { } found || found.Fit < columns.Length)
            {
                break;
            }

            rows.Add((found.Cells, at));
            at += length;
        }

        return (Entries(rows, columns), at);
    }

    private TextSpan Bare(TextSpan span)
    {
        var number = Numbering.Of(text.Text.AsSpan(span.Start, span.Length))?.Length ?? 0;
        return new(span.Start + number, span.Length - number);
    }

    private List<Entry> Entries(List<(TextSpan[] Cells, int Block)> rows, ImmutableArray<Column> columns)
    {
        var resolved = Entry.Resolve(columns, i => rows.Select(r => r.Cells[i].In(text.Text)));
        return [.. rows.Select(r =>
        {
            var cells = r.Cells.Select((c, i) => (resolved[i], c)).ToImmutableArray();
            var start = r.Cells.Where(static c => c.Length > 0).Min(static c => c.Start);
            return new Entry(cells, null, new(start, r.Cells.Max(static c => c.End) - start), r.Block);
        })];
    }
}
