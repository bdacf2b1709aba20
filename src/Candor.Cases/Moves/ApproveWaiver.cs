namespace Candor.Cases;

/// <summary>The second signer agrees to the waiver proposed last.</summary>
public sealed record ApproveWaiver() : CaseMove;
