using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>Ends the case before any notice.</summary>
/// <param name="Outcome">How.</param>
/// <param name="Reason">Why.</param>
/// <param name="DuplicateOf">The number of the other case; null but for a duplicate.</param>
/// <param name="Tests">What was tried; at least one where it could not be borne out.</param>
public sealed record DismissCase(DismissalOutcome Outcome, string Reason, string? DuplicateOf, ImmutableArray<string> Tests) : CaseMove;
