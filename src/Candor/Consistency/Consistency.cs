using System.Collections.Immutable;

namespace Candor;

/// <summary>How one practice and the disclosures agree.</summary>
/// <param name="Id">A hash of what makes it this comparison.</param>
/// <param name="Practice">The id of the practice.</param>
/// <param name="Verdict">How they agree.</param>
/// <param name="Disclosures">Ids of the disclosures that the verdict rests on; empty where the policy says nothing.</param>
/// <param name="Why">The reason, in a sentence.</param>
public sealed record Consistency(
    string Id,
    string Practice,
    ConsistencyVerdict Verdict,
    ImmutableArray<string> Disclosures,
    LocalizedText Why)
{
    /// <summary>What the verdict rests on, where a reader should know it; ascending.</summary>
    public ImmutableArray<ConsistencyQualifier> Qualifiers { get; init; } = [];

    /// <summary>Ids of the evidence that quotes the policy's own definitions by which it was told.</summary>
    public ImmutableArray<string> Definitions { get; init; } = [];
}
