namespace Candor.Law;

/// <summary>What follows from the weight of a rule.</summary>
public static class RuleForceExtensions
{
    /// <summary>Whether a rule of this weight can be the ground of a finding by itself: no draft, no guidance, no recommended standard.</summary>
    public static bool StandsAlone(this RuleForce force) => force <= RuleForce.PlatformPolicy;
}
