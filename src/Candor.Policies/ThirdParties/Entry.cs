using System.Collections.Immutable;
using Candor.Policies.Text;

namespace Candor.Policies.ThirdParties;

/// <summary>A row of a table or a block of keys and values, as spans of the text.</summary>
/// <param name="Cells">The spans by column, in order.</param>
/// <param name="Link">The first address that it links to; null where there is none.</param>
/// <param name="Whole">All of it.</param>
/// <param name="Block">The number of its first block.</param>
internal sealed record Entry(ImmutableArray<(Column Column, TextSpan Span)> Cells, string? Link, TextSpan Whole, int Block)
{
    /// <summary>The first span of a column; null where there is none, or it is empty.</summary>
    public TextSpan? Find(Column column)
    {
        foreach (var (own, span) in Cells)
        {
            if (own == column && span.Length > 0)
            {
                return span;
            }
        }

        return null;
    }

    /// <summary>
    /// Names that hold companies are the companies of entries that have another name, or a kind that is one: lists call the company
    /// "third party" as often as the SDK.
    /// </summary>
    public static ImmutableArray<Column> Resolve(ImmutableArray<Column> columns, Func<int, IEnumerable<string>> values)
    {
        var resolved = columns.ToArray();
        for (var i = 0; i < resolved.Length; i++)
        {
            if (resolved[i] == Column.Name && Most(values(i), static v => CellWords.IsCompany(v)) && !resolved.Contains(Column.Company))
            {
                resolved[i] = Column.Company;
            }
        }

        if (!resolved.Contains(Column.Name))
        {
            var kind = Array.FindIndex(resolved, static c => c == Column.Kind);
            kind = kind >= 0 ? kind : Array.FindIndex(resolved, static c => c == Column.Purpose);
            if (kind >= 0 && Most(values(kind), static v => v.Contains("SDK", StringComparison.OrdinalIgnoreCase) && v.Length < 40) && (resolved[kind] == Column.Kind || resolved.Count(static c => c == Column.Purpose) > 1))
            {
                resolved[kind] = Column.Name;
            }
        }

        // A kind of service tells the purpose where no column does.
        if (!resolved.Contains(Column.Purpose) && !resolved.Contains(Column.Scene) && Array.IndexOf(resolved, Column.Kind) is >= 0 and var at)
        {
            resolved[at] = Column.Purpose;
        }

        return [.. resolved];
    }

    private static bool Most(IEnumerable<string> values, Func<string, bool> holds)
    {
        int yes = 0, all = 0;
        foreach (var value in values.Where(static v => v.Length > 0).Take(200))
        {
            all++;
            yes += holds(value) ? 1 : 0;
        }

        return all > 0 && yes * 2 > all;
    }
}
