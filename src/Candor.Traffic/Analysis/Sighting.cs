namespace Candor.Traffic;

/// <summary>One identifier, seen once in one flow.</summary>
/// <param name="DataType">The id of its data type.</param>
/// <param name="Basis">Whether the persona's value was found or a shape gave it away.</param>
/// <param name="Host">The host that received it, in lower case.</param>
/// <param name="Party">The id of the party of that host.</param>
/// <param name="Stage">When it happened.</param>
/// <param name="Locator">Where it stands: request, part, chain of decodings, offset.</param>
/// <param name="Evidence">The id of the evidence with this locator.</param>
public sealed record Sighting(string DataType, SightingBasis Basis, string Host, string Party, Stage Stage, TrafficLocator Locator, string Evidence);
