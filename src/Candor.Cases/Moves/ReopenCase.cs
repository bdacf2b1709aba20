namespace Candor.Cases;

/// <summary>Opens an ended case again, with its history.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Evidence">SHA-256 of the new evidence, such as a later audit.</param>
public sealed record ReopenCase(string Reason, string Evidence) : CaseMove;
