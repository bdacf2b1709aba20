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
    LocalizedText Why);
