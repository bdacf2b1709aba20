namespace Candor.Cases;

/// <summary>Takes it further.</summary>
/// <param name="Kind">Where to.</param>
/// <param name="Reason">Why.</param>
public sealed record EscalateCase(EscalationKind Kind, string Reason) : CaseMove;
