namespace Candor.Knowledge;

/// <summary>Where an entry of the knowledge base comes from.</summary>
/// <param name="Origin">The source of the facts.</param>
/// <param name="Licence">Its licence, as an SPDX id.</param>
/// <param name="Version">The date of the last review, ISO 8601.</param>
public sealed record Provenance(string Origin, string Licence, string Version);
