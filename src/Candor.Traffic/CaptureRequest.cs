using System.Collections.Immutable;

namespace Candor.Traffic;

/// <summary>What an observer of a capture is asked.</summary>
/// <param name="Persona">Whose values are looked for.</param>
/// <param name="FirstPartyHosts">Hosts or domains of the subject itself; empty where not known.</param>
/// <param name="SubjectName">The name of the subject; null where not known.</param>
/// <param name="IsRedacted">Whether values are masked in all that is given back.</param>
public sealed record CaptureRequest(Persona Persona, ImmutableArray<string> FirstPartyHosts, string? SubjectName, bool IsRedacted);
