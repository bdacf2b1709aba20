namespace Candor.Cases;

/// <summary>The new version is looked at again.</summary>
public sealed record BeginRecheck() : CaseMove;
