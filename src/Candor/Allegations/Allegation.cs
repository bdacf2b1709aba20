using System.Collections.Immutable;

namespace Candor;

/// <summary>
/// Somebody says that the subject collects a type of data behind the person's back: before anything was agreed to, in the background, or to send it
/// away. It is examined like any fact, and its outcome stands in the audit whatever it is.
/// </summary>
/// <param name="Id">A hash of what makes it this allegation.</param>
/// <param name="DataType">The id of the data type.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason">Why, in a sentence.</param>
/// <param name="Tried">All that was tried, in order.</param>
public sealed record Allegation(
    string Id,
    string DataType,
    AllegationOutcome Outcome,
    LocalizedText Reason,
    ImmutableArray<AllegationStep> Tried);
