using System.Collections.Immutable;

namespace Candor.Law;

/// <summary>A detector: one observation that rules speak of.</summary>
/// <param name="Id">Its id, <c>D01</c> to <c>D34</c>.</param>
/// <param name="Title">What it looks at, in a few words.</param>
/// <param name="Question">What it looks at, in a sentence.</param>
/// <param name="Channels">The channels that can feed it.</param>
/// <param name="Unseen">The facts that it asks for and that no channel of Candor shows yet.</param>
public sealed record DetectorEntry(
    string Id,
    LocalizedText Title,
    LocalizedText Question,
    ImmutableArray<string> Channels,
    ImmutableArray<UnseenFact> Unseen);
