using System.Collections.Immutable;

namespace Candor.Cli.Auditing;

/// <summary>What the command was told of a capture.</summary>
/// <param name="PersonaPath">The persona file; null for the bait persona.</param>
/// <param name="FirstParty">Domains of the subject itself.</param>
/// <param name="SubjectName">The name of the subject; null where not given.</param>
/// <param name="IsRedacted">Whether values are masked.</param>
internal sealed record CaptureOptions(string? PersonaPath, ImmutableArray<string> FirstParty, string? SubjectName, bool IsRedacted)
{
    public static CaptureOptions Default { get; } = new(null, [], null, false);
}
