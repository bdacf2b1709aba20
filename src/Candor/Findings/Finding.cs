using System.Collections.Immutable;

namespace Candor;

/// <summary>One fact and every rule that speaks of it.</summary>
/// <param name="Id">A hash of the detector and the fact.</param>
/// <param name="Detector">The id of the detector.</param>
/// <param name="Kind">The id of the kind of finding in <c>law/findings.yaml</c>.</param>
/// <param name="Verdict">The outcome.</param>
/// <param name="Certainty">How the fact is known.</param>
/// <param name="Severity">How grave a breach is.</param>
/// <param name="Title">The fact in one line.</param>
/// <param name="Explanation">What it means, and what it does not prove.</param>
/// <param name="Remedy">How to mend it.</param>
/// <param name="Practices">Ids of the practices that it rests on.</param>
/// <param name="Disclosures">Ids of the disclosures that it rests on.</param>
/// <param name="Citations">The rules, the weightiest first.</param>
/// <param name="Evidence">Ids of the evidence.</param>
public sealed record Finding(
    string Id,
    string Detector,
    string Kind,
    Verdict Verdict,
    Certainty Certainty,
    Severity Severity,
    LocalizedText Title,
    LocalizedText Explanation,
    LocalizedText Remedy,
    ImmutableArray<string> Practices,
    ImmutableArray<string> Disclosures,
    ImmutableArray<Citation> Citations,
    ImmutableArray<string> Evidence);
