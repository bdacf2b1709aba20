using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>A recheck that ended.</summary>
/// <param name="Audit">The audit of the new version.</param>
/// <param name="Outcomes">What it saw of each demand that stood.</param>
/// <param name="By">The account that made it; another must close.</param>
public sealed record Recheck(BoundAudit Audit, ImmutableArray<DemandOutcome> Outcomes, string By);
