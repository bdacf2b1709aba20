using System.Collections.Immutable;

namespace Candor.Traffic;

/// <summary>All that was found in the flows of a capture.</summary>
/// <param name="Sightings">Every identifier that was seen, in the order of the flows; bounded by <c>TrafficLimits</c>.</param>
/// <param name="Recipients">Every host that was sent a request, by domain and name: who it is and how it behaves.</param>
/// <param name="Practices">
/// The same as practices: one for each data type, party and stage, with action <see cref="PracticeAction.Sends"/> and certainty
/// <see cref="Certainty.Observed"/>. Ordered by id.
/// </param>
/// <param name="Evidence">The evidence that the practices and recipients name, each with a <see cref="TrafficLocator"/>.</param>
/// <param name="NotAnalysed">Bodies that the capture lacks, and what else was not looked at.</param>
public sealed record TrafficAnalysis(
    ImmutableArray<Sighting> Sightings,
    ImmutableArray<Recipient> Recipients,
    ImmutableArray<Practice> Practices,
    ImmutableArray<Evidence> Evidence,
    ImmutableArray<NotAnalysed> NotAnalysed);
