using System.Collections.Immutable;
using Candor.Waivers;

namespace Candor.Differences;

/// <summary>What a gate lets through and what not.</summary>
/// <param name="Level">At which verdict it fails.</param>
/// <param name="Failing">New or worse findings at that level which no waiver covers.</param>
/// <param name="Waived">New or worse findings at that level which a waiver covers.</param>
/// <param name="Known">Findings at that level that the baseline has too.</param>
/// <param name="KnownAndWaived">How many of these a waiver covers.</param>
/// <param name="NotLookedFor">Findings of the baseline at that level for which the new audit did not or could not look.</param>
/// <param name="Fixed">How many findings of the baseline at that level are fixed.</param>
/// <param name="Waivers">How each waiver stands.</param>
public sealed record GateOutcome(
    GateLevel Level,
    ImmutableArray<FindingChange> Failing,
    ImmutableArray<WaivedFinding> Waived,
    int Known,
    int KnownAndWaived,
    ImmutableArray<FindingChange> NotLookedFor,
    int Fixed,
    WaiverReview Waivers)
{
    /// <summary>Whether the gate is open: nothing fails, and nothing that the baseline has was left unlooked for.</summary>
    public bool IsOpen => Failing.IsEmpty && NotLookedFor.IsEmpty;
}
