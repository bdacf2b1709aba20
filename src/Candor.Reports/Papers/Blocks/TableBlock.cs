using System.Collections.Immutable;

namespace Candor.Reports.Papers.Blocks;

/// <summary>A table, whose head repeats on every page.</summary>
/// <param name="Caption">What it shows; empty for none.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows.</param>
internal sealed record TableBlock(string Caption, ImmutableArray<Column> Columns, ImmutableArray<ImmutableArray<Cell>> Rows) : Block;
