using System.Collections.Immutable;

namespace Candor.Traffic;

/// <summary>What the analyser has to know of a capture beside its flows.</summary>
/// <param name="Blob">SHA-256 of the capture in lower-case hexadecimal: the blob into which the evidence points.</param>
/// <param name="FirstPartyHosts">
/// Hosts or domains of the subject itself. A host of the same registrable domain is of the same site. Empty where not known: then every host is
/// a recipient of its own.
/// </param>
public sealed record TrafficContext(string Blob, ImmutableArray<string> FirstPartyHosts)
{
    /// <summary>Whether values are masked in all that is given back, for traffic of a real person.</summary>
    public bool IsRedacted { get; init; }
}
