using System.Collections.Immutable;

namespace Candor.Reports.Papers.Blocks;

/// <summary>A paragraph.</summary>
internal sealed record TextBlock(TextRole Role, ImmutableArray<Run> Runs) : Block;
