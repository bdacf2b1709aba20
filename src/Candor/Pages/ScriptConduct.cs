using System.Collections.Immutable;

namespace Candor;

/// <summary>What a script does that a list need not know.</summary>
/// <param name="Behaviour">Which behaviour.</param>
/// <param name="Script">The address of the script; the page's for one that stands in it.</param>
/// <param name="Party">The id of the party of its host.</param>
/// <param name="Signs">What was seen: interfaces read, listeners set, with counts.</param>
/// <param name="LeftPage">Whether what it gathered was sent: true where seen, null where that could not be told.</param>
/// <param name="Host">The host that received it; null where none was seen.</param>
/// <param name="Stage">When.</param>
/// <param name="Evidence">Ids of the evidence.</param>
public sealed record ScriptConduct(
    ScriptBehaviour Behaviour,
    string Script,
    string Party,
    ImmutableArray<string> Signs,
    bool? LeftPage,
    string? Host,
    Stage Stage,
    ImmutableArray<string> Evidence);
