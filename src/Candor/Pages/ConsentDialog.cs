using System.Collections.Immutable;

namespace Candor;

/// <summary>A dialog or banner that asks for consent.</summary>
/// <param name="Text">Its text, cut.</param>
/// <param name="Frame">The address of the frame that it is in; null for the page itself.</param>
/// <param name="Accept">The button that accepts; null where none was found.</param>
/// <param name="Refuse">The button that refuses, on whatever layer; null where none was found.</param>
/// <param name="AcceptClicks">Clicks needed to accept; null where it did not succeed.</param>
/// <param name="RefuseClicks">Clicks needed to refuse; null where no way was found.</param>
/// <param name="WithdrawClicks">Clicks needed to withdraw after acceptance; null where no way was found.</param>
/// <param name="BlocksPage">Whether it lies over the page, so that nothing else can be used before a choice.</param>
/// <param name="ReturnsAfterRefusal">Whether it came back after refusal when the page was opened again; null where that was not tried.</param>
/// <param name="WorksAfterRefusal">Whether the page could be used after refusal; null where that was not tried.</param>
/// <param name="Evidence">Ids of the evidence.</param>
public sealed record ConsentDialog(
    string Text,
    string? Frame,
    ChoiceButton? Accept,
    ChoiceButton? Refuse,
    int? AcceptClicks,
    int? RefuseClicks,
    int? WithdrawClicks,
    bool BlocksPage,
    bool? ReturnsAfterRefusal,
    bool? WorksAfterRefusal,
    ImmutableArray<string> Evidence)
{
    /// <summary>How many purposes beyond the necessary were on by default, on any layer that was seen.</summary>
    public int PreTickedPurposes { get; init; }

    /// <summary>Whether its only choice is to say that one has seen it.</summary>
    public bool IsAcknowledgementOnly { get; init; }
}
