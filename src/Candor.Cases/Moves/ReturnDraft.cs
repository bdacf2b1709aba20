namespace Candor.Cases;

/// <summary>Sends a draft back.</summary>
/// <param name="Reason">Why.</param>
public sealed record ReturnDraft(string Reason) : CaseMove;
