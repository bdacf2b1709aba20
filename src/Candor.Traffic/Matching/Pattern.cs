namespace Candor.Traffic.Matching;

/// <summary>A pattern of the search for plain values.</summary>
/// <param name="Value">The index of the persona's value.</param>
/// <param name="Folded">The bytes that the automaton looks for.</param>
/// <param name="Exact">The bytes as they must stand, where case and signs matter; null where they do not.</param>
/// <param name="Step">The step of the chain that undoes it, such as <c>rot13</c>; null where it stands as it is.</param>
internal sealed record Pattern(int Value, byte[] Folded, byte[]? Exact, string? Step);
