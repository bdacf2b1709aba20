using Candor.Policies.Text;

namespace Candor.Policies.ThirdParties;

/// <summary>Puts the pieces of a line into columns where the separators do not tell: each column takes some pieces in a row, so that all fit best.</summary>
internal static class RowAlignment
{
    private const int MostPieces = 120;

    /// <summary>The cells and how well they fit; null where there are too many pieces.</summary>
    public static (TextSpan[] Cells, int Fit)? Align(string text, IReadOnlyList<TextSpan> pieces, IReadOnlyList<Column> columns)
    {
        if (pieces.Count is 0 or > MostPieces)
        {
            return null;
        }

        var count = pieces.Count;
        var best = new int[columns.Count + 1, count + 1];
        var taken = new int[columns.Count + 1, count + 1];
        for (var used = 1; used <= count; used++)
        {
            best[0, used] = -1_000_000;
        }

        for (var c = 1; c <= columns.Count; c++)
        {
            for (var used = 0; used <= count; used++)
            {
                best[c, used] = int.MinValue / 2;
                for (var own = 0; own <= used; own++)
                {
                    var words = own == 0 ? [] : text.AsSpan(pieces[used - own].Start, pieces[used - 1].End - pieces[used - own].Start);

                    // An empty cell and one of many pieces are less likely than one of one piece, but data and names are often cut in pieces.
                    var fit = CellWords.Fit(columns[c - 1], words) + (own switch { 0 => -2, 1 => 1, _ => columns[c - 1] is Column.Data or Column.Name or Column.Purpose ? 0 : -own });
                    if (best[c - 1, used - own] + fit > best[c, used])
                    {
                        best[c, used] = best[c - 1, used - own] + fit;
                        taken[c, used] = own;
                    }
                }
            }
        }

        var cells = new TextSpan[columns.Count];
        for (int c = columns.Count, used = count; c > 0; c--)
        {
            var own = taken[c, used];
            cells[c - 1] = own == 0 ? new(pieces[0].Start, 0) : new(pieces[used - own].Start, pieces[used - 1].End - pieces[used - own].Start);
            used -= own;
        }

        return (cells, best[columns.Count, count]);
    }
}
