using System.Collections.Immutable;

namespace Candor;

/// <summary>All that reading one policy yields.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Text">Its normalised text, into which the evidence points.</param>
/// <param name="Disclosures">What it says, in the order of the text.</param>
/// <param name="Evidence">The quotes, and the searches that found nothing.</param>
/// <param name="NotAnalysed">What could not be read.</param>
public sealed record PolicyReading(
    Policy Policy,
    string Text,
    ImmutableArray<Disclosure> Disclosures,
    ImmutableArray<Evidence> Evidence,
    ImmutableArray<NotAnalysed> NotAnalysed);
