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
        new PolicyStatementDetector(),
        new PolicyFormDetector(),
        new PurposeDetector(),
        new UndisclosedCollectionDetector(),
        new ThirdPartyDetector(),
        new ThirdPartyListDetector(),
        new ThirdPartyFlowDetector(),
        new TransferAbroadDetector(),
        new AdvertisingDetector(),
        new StartupCollectionDetector(),
        new IdentifierDetector(),
        new PermissionDetector(),
        new NecessaryInformationDetector(),
        new ConductDetector(),
        new DefaultConsentDetector(),
        new ConsentChoiceDetector(),
        new PageCollectionDetector(),
        new PageNoticeDetector(),
        new ClearTransportDetector(),
    ];
}
