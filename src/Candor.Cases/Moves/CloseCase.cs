namespace Candor.Cases;

/// <summary>Ends the case; by another person than the one who made the recheck.</summary>
/// <param name="Reason">Why.</param>
public sealed record CloseCase(string Reason) : CaseMove;
