using System.Collections.Immutable;

namespace Candor;

/// <summary>All that observing one subject yields.</summary>
/// <param name="Subject">The subject.</param>
/// <param name="Practices">What it does.</param>
/// <param name="Permissions">The permissions that it requests.</param>
/// <param name="Sdks">The third parties' code inside it.</param>
/// <param name="Conduct">Other facts that rules speak of, such as starting with the device.</param>
/// <param name="Evidence">The evidence of all of them.</param>
/// <param name="NotAnalysed">What could not be looked at.</param>
public sealed record Observation(
    Subject Subject,
    ImmutableArray<Practice> Practices,
    ImmutableArray<RequestedPermission> Permissions,
    ImmutableArray<EmbeddedSdk> Sdks,
    ImmutableArray<Conduct> Conduct,
    ImmutableArray<Evidence> Evidence,
    ImmutableArray<NotAnalysed> NotAnalysed)
{
    /// <summary>The hosts that it sent requests to, where its traffic was recorded.</summary>
    public ImmutableArray<Recipient> Recipients { get; init; } = [];

    /// <summary>What driving the page showed; null where the subject is no page.</summary>
    public PageRun? Page { get; init; }
}
