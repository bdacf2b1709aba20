using Candor.Waivers;

namespace Candor.Differences;

/// <summary>A finding that a waiver covers.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Waiver">The waiver.</param>
public sealed record WaivedFinding(FindingChange Finding, Waiver Waiver);
