using System.Collections.Immutable;

namespace Candor.Law;

/// <summary>A kind of finding: its words, and the rules that speak of such a fact.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Detector">The detector that makes it.</param>
/// <param name="Channel">The channel whose ceilings hold: <c>apk-static</c>, <c>web-run</c> or <c>policy</c>.</param>
/// <param name="Severity">How grave the fact is; a finding is never graver than the gravest rule that is its ground.</param>
/// <param name="Content">For a content that a policy lacks: the id of the content; else null.</param>
/// <param name="Statement">For a statement that a policy makes: the id of the content that it is read as; else null.</param>
/// <param name="Conduct">For a fact about the subject that concerns no data type: its kind; else null.</param>
/// <param name="NeedsPerson">Whether a person has to judge that the duty meets this subject; such a finding is never more than a suspicion.</param>
/// <param name="Rules">The ids of the rules that it cites, where they are in force and their pack is asked for.</param>
/// <param name="Question">What is looked for, as an indirect question: what is said where nothing was found, or where it could not be looked for.</param>
/// <param name="Title">The fact in one line; <c>{data}</c>, <c>{party}</c> and <c>{detail}</c> are filled in.</param>
/// <param name="Explanation">What it means, and what it does not prove.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record FindingKind(
    string Id,
    string Detector,
    string Channel,
    Severity Severity,
    string? Content,
    string? Statement,
    ConductKind? Conduct,
    bool NeedsPerson,
    ImmutableArray<string> Rules,
    LocalizedText Question,
    LocalizedText Title,
    LocalizedText Explanation,
    LocalizedText Remedy)
{
    /// <summary>Its words where the fact was seen to happen; null where they are the same.</summary>
    public ObservedWords? Observed { get; init; }

    /// <summary>The file that it was read from.</summary>
    public string File { get; init; } = "";

    /// <summary>The line in that file; 0 where not known.</summary>
    public int Line { get; init; }
}
