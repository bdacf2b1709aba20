namespace Candor.Waivers;

/// <summary>A waiver that covers a finding.</summary>
/// <param name="Finding">The id of the finding.</param>
/// <param name="Waiver">The waiver.</param>
public sealed record AppliedWaiver(string Finding, Waiver Waiver);
