using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Candor.Reports.Papers.Blocks;

namespace Candor.Reports.Papers;

/// <summary>A paper that follows from audits, in one language, before it is written as HTML, DOCX, JSON or CSV.</summary>
/// <param name="Form">Its form.</param>
/// <param name="Language">Its language.</param>
/// <param name="Title">Its title.</param>
/// <param name="Subjects">Whom it is about.</param>
/// <param name="Items">What was found, numbered through the paper.</param>
/// <param name="Exhibits">The evidence that the items name, numbered through the paper.</param>
/// <param name="Allegations">What somebody alleged, with its outcome.</param>
/// <param name="NotAnalysed">What was not looked at.</param>
/// <param name="Blanks">What the paper leaves to be filled in, each once.</param>
/// <param name="Table">The paper as one table.</param>
public sealed record Paper(
    PaperForm Form,
    Language Language,
    string Title,
    ImmutableArray<PaperSubject> Subjects,
    ImmutableArray<PaperItem> Items,
    ImmutableArray<PaperExhibit> Exhibits,
    ImmutableArray<PaperAllegation> Allegations,
    ImmutableArray<PaperGap> NotAnalysed,
    ImmutableArray<string> Blanks,
    PaperTable Table)
{
    /// <summary>Whether its pages lie on their side.</summary>
    [JsonIgnore]
    public bool IsLandscape { get; init; }

    /// <summary>What stands in it.</summary>
    internal ImmutableArray<Block> Body { get; init; } = [];
}
