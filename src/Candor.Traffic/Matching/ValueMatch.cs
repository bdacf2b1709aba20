namespace Candor.Traffic.Matching;

/// <summary>A value of the persona in some bytes.</summary>
/// <param name="Value">The index of the persona's value.</param>
/// <param name="Start">The first byte.</param>
/// <param name="End">The byte after the last.</param>
/// <param name="Step">The step of the chain that undoes how it stands there; null where it stands as it is.</param>
internal readonly record struct ValueMatch(int Value, int Start, int End, string? Step);
