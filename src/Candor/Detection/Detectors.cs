using System.Collections.Immutable;

namespace Candor.Detection;

/// <summary>All detectors that have code.</summary>
public static class Detectors
{
    /// <summary>The detectors, in the order in which they run; the order does not matter to their results.</summary>
    public static ImmutableArray<IDetector> All { get; } =
    [
        new PolicyPresenceDetector(),
        new PolicyContentDetector(),
        new UndisclosedCollectionDetector(),
        new ThirdPartyDetector(),
        new StartupCollectionDetector(),
        new PermissionDetector(),
        new NecessaryInformationDetector(),
        new ConductDetector(),
    ];
}
