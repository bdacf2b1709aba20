using System.Collections.Immutable;

namespace Candor.Knowledge;

/// <summary>Surface forms in both languages.</summary>
/// <param name="Zh">Forms in Chinese texts.</param>
/// <param name="En">Forms in English texts.</param>
public sealed record Terms(ImmutableArray<string> Zh, ImmutableArray<string> En)
{
    /// <summary>No forms.</summary>
    public static Terms None { get; } = new([], []);

    /// <summary>The forms in one language.</summary>
    public ImmutableArray<string> In(Language language) => language == Language.Zh ? Zh : En;
}
