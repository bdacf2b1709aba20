using System.Collections.Immutable;

namespace Candor.Cli.Auditing;

/// <summary>What the command was told of pages, as typed.</summary>
/// <param name="Viewport"><c>phone</c> or <c>desktop</c>.</param>
/// <param name="Language">The language that the browser asks for: <c>zh</c> or <c>en</c>.</param>
/// <param name="StepsPath">The file of recorded steps; null where none was given.</param>
/// <param name="AllowPrivate">Whether private addresses may be reached.</param>
/// <param name="BlockThirdPartyCookies">Whether cookies of third parties are refused.</param>
/// <param name="Resolve">Where hosts are, each as <c>HOST=ADDRESS[:HTTPS-PORT[:HTTP-PORT]]</c>.</param>
/// <param name="AuthorityPath">A file of certificates that are trusted beside the system's; null for none.</param>
internal sealed record PageOptions(
    string Viewport,
    string Language,
    string? StepsPath,
    bool AllowPrivate,
    bool BlockThirdPartyCookies,
    ImmutableArray<string> Resolve,
    string? AuthorityPath)
{
    public static PageOptions Default { get; } = new("phone", "zh", null, false, false, [], null);
}
