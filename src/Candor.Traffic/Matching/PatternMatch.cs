namespace Candor.Traffic.Matching;

/// <summary>A pattern in a text.</summary>
/// <param name="Pattern">Its index.</param>
/// <param name="Start">The first byte.</param>
/// <param name="End">The byte after the last.</param>
internal readonly record struct PatternMatch(int Pattern, int Start, int End);
