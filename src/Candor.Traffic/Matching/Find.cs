using System.Collections.Immutable;

namespace Candor.Traffic.Matching;

/// <summary>Something that was found in a part of a flow.</summary>
/// <param name="DataType">The id of the data type.</param>
/// <param name="Basis">Why it is held to be one.</param>
/// <param name="Chain">The steps from the part to it.</param>
/// <param name="Offset">Where it begins in the last layer.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Excerpt">The bytes there, as text.</param>
internal sealed record Find(string DataType, SightingBasis Basis, ImmutableArray<string> Chain, int Offset, int Length, string Excerpt);
