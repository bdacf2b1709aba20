using System.Collections.Immutable;

namespace Candor.Reports.Papers.Blocks;

/// <summary>Names with their values.</summary>
internal sealed record FieldsBlock(ImmutableArray<(string Name, ImmutableArray<Run> Value)> Fields) : Block;
