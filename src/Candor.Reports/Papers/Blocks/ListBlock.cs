using System.Collections.Immutable;

namespace Candor.Reports.Papers.Blocks;

/// <summary>A list.</summary>
/// <param name="IsNumbered">Whether its items are numbered from 1.</param>
/// <param name="Items">Its items.</param>
internal sealed record ListBlock(bool IsNumbered, ImmutableArray<ImmutableArray<Run>> Items) : Block;
