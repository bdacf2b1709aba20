namespace Candor.Cases;

/// <summary>Somebody looks into it.</summary>
public sealed record BeginTriage() : CaseMove;
