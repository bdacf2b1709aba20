namespace Candor.Acceptance.Samples;

/// <summary>What an audit with one policy must say.</summary>
internal sealed record ExpectedPolicy(
    IReadOnlyList<string> Missing,
    IReadOnlyList<ExpectedDisclosure> Disclosures,
    IReadOnlyList<ExpectedConsistency> Consistency,
    IReadOnlyList<string> Findings);
