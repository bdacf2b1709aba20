using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>Writes a notice, or writes it anew.</summary>
/// <param name="Demands">What is asked, one by one.</param>
/// <param name="Deadline">By when.</param>
public sealed record DraftNotice(ImmutableArray<DemandDraft> Demands, Deadline Deadline) : CaseMove;
