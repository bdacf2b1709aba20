using System.Collections.Immutable;

namespace Candor.Policies.Text;

/// <summary>A file as text: blocks over one normalised string.</summary>
/// <param name="MediaType">What the file was read as.</param>
/// <param name="Title">The title; empty where there is none.</param>
/// <param name="Text">The normalised text; blocks are parted by line feeds.</param>
/// <param name="Blocks">The blocks, in order.</param>
/// <param name="Tables">The tables, by the number that their blocks carry.</param>
/// <param name="Gaps">What could not be read.</param>
/// <param name="IsComplete">Whether all text of the file is there.</param>
/// <param name="Suspicion">How many characters were removed that split words unseen or change the direction of the text.</param>
internal sealed record PolicyText(
    string MediaType,
    string Title,
    string Text,
    ImmutableArray<Block> Blocks,
    ImmutableArray<TableGrid> Tables,
    ImmutableArray<NotAnalysed> Gaps,
    bool IsComplete,
    (int Invisible, int Bidirectional)? Suspicion = null);
