using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>What the recheck saw. The state follows from the outcomes; nobody types it in.</summary>
/// <param name="Audit">The audit of the new version.</param>
/// <param name="Outcomes">What it saw of each demand that stands.</param>
public sealed record ConcludeRecheck(BoundAudit Audit, ImmutableArray<DemandOutcome> Outcomes) : CaseMove;
