using System.Collections.Immutable;

namespace Candor.Reports.Papers;

/// <summary>What somebody alleged, and what came of it.</summary>
/// <param name="Subject">The number of the subject.</param>
/// <param name="DataType">What is said to be collected in secret.</param>
/// <param name="Outcome">Whether anything bears it out.</param>
/// <param name="Reason">Why.</param>
/// <param name="Tried">All that was tried, each with its result.</param>
public sealed record PaperAllegation(int Subject, string DataType, AllegationOutcome Outcome, string Reason, ImmutableArray<string> Tried);
