using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>What a job came to.</summary>
/// <param name="ResultSha256">SHA-256 of <c>audit.json</c> in the vault.</param>
/// <param name="Summary">Counts and names for lists, as JSON.</param>
/// <param name="Artefacts">Every file that it made.</param>
public sealed record JobResult(string ResultSha256, string Summary, ImmutableArray<JobArtefact> Artefacts)
{
    /// <summary>The package id or the address of the subject; null where nobody knows.</summary>
    public string? Identifier { get; init; }

    /// <summary>The version of the subject; null where it has none.</summary>
    public string? VersionName { get; init; }
}
