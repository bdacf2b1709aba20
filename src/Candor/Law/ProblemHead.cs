using System.Collections.Immutable;

namespace Candor.Law;

/// <summary>A head under which kinds of finding are told of together: in the table of a notice by its name, in a grouped notice by its sentence.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Vocabulary"><c>miit</c> where the name is one that the ministry's notices use; <c>own</c> where the ministry's list has none.</param>
/// <param name="Name">The name of the problem.</param>
/// <param name="Statement">The sentence that heads the group.</param>
/// <param name="Kinds">The ids of the kinds of finding.</param>
public sealed record ProblemHead(string Id, string Vocabulary, LocalizedText Name, LocalizedText Statement, ImmutableArray<string> Kinds)
{
    /// <summary>Whether the name is one of the ministry's.</summary>
    public bool IsMinistrys => Vocabulary == "miit";

    /// <summary>The file that it was read from.</summary>
    public string File { get; init; } = "";

    /// <summary>The line in that file; 0 where not known.</summary>
    public int Line { get; init; }
}
