namespace Candor.Cases;

/// <summary>Binds an audit to the case.</summary>
/// <param name="Audit">The audit.</param>
public sealed record BindAudit(BoundAudit Audit) : CaseMove;
