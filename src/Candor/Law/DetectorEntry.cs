using System.Collections.Immutable;

namespace Candor.Law;

/// <summary>A detector: one observation that rules speak of.</summary>
/// <param name="Id">Its id, <c>D01</c> to <c>D34</c>.</param>
/// <param name="Title">What it looks at, in a few words.</param>
/// <param name="Question">What it looks at, in a sentence.</param>
/// <param name="CannotSee">What an app file and a policy alone cannot show for it.</param>
/// <param name="Channels">The channels that can feed it.</param>
public sealed record DetectorEntry(
    string Id,
    LocalizedText Title,
    LocalizedText Question,
    LocalizedText CannotSee,
    ImmutableArray<string> Channels);
