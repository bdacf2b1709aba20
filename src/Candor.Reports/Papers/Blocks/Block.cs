namespace Candor.Reports.Papers.Blocks;

/// <summary>A part of a paper that stands by itself.</summary>
internal abstract record Block;
