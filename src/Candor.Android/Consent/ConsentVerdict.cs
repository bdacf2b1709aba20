using Candor.Dex;

namespace Candor.Android.Consent;

/// <summary>When a place in the code runs, seen from consent.</summary>
/// <param name="Stage">Before consent where a path exists that no gate bars, after it where every path passes one; else unknown.</param>
/// <param name="Gate">The gate; of an unknown stage, the place that may be one; null where there is none.</param>
/// <param name="Reason">Why the stage is unknown; null where it is known.</param>
/// <param name="Path">The earliest path to the place: the one that no gate bars, or the one through the gate; empty where none leads there.</param>
/// <param name="Trigger">What sets the path off.</param>
/// <param name="Component">The component of the manifest in which the path begins; null where none.</param>
internal sealed record ConsentVerdict(
    Stage Stage, ConsentGate? Gate, UnknownReason? Reason, IReadOnlyList<PathStep> Path, Trigger Trigger, string? Component);
