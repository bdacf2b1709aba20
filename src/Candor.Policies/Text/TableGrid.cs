using System.Collections.Immutable;

namespace Candor.Policies.Text;

/// <summary>A table as a grid.</summary>
/// <param name="Rows">The rows with the number of the block that each stands in.</param>
internal sealed record TableGrid(ImmutableArray<TableRow> Rows);

/// <summary>A row of a grid.</summary>
internal sealed record TableRow(int Block, ImmutableArray<TableCell> Cells);
