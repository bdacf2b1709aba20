namespace Candor.Reports.Papers;

/// <summary>A subject of a paper.</summary>
/// <param name="Number">Its number in the paper, from 1.</param>
/// <param name="Identifier">Its package id or address.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version; null where not known.</param>
/// <param name="Developer">Its developer; null where not known: a blank in the paper.</param>
/// <param name="Source">Where it was taken from; null where not known: a blank in the paper.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="SignerSha256">The hash of the certificate that signed it; null where there is none.</param>
/// <param name="Date">The date of the fact.</param>
public sealed record PaperSubject(
    int Number, string Identifier, string Name, string? Version, string? Developer, string? Source, string Sha256, string? SignerSha256, string Date);
