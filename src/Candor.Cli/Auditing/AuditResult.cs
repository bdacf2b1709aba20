using System.Collections.Immutable;

namespace Candor.Cli.Auditing;

/// <summary>An audit, and the texts into which its evidence points.</summary>
/// <param name="Audit">The audit.</param>
/// <param name="PolicyTexts">The normalised texts of the policies, by their SHA-256.</param>
internal sealed record AuditResult(Audit Audit, ImmutableSortedDictionary<string, string> PolicyTexts)
{
    /// <summary>Other blobs into which the evidence points: pictures, recorded traffic, documents.</summary>
    public ImmutableArray<EvidenceBlob> Blobs { get; init; } = [];
}
