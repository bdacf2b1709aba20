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
}
