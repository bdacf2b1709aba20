using System.Collections.Immutable;

namespace Candor.Knowledge.Android;

/// <summary>What a text of an app says, and the words that show it.</summary>
/// <param name="Kind">What it says: a word of <see cref="ClosedLists.TextKinds"/>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Cues">Any of these shows it.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record AppTextKind(string Kind, LocalizedText Name, ImmutableArray<TextCue> Cues, Provenance Provenance)
{
    /// <summary>Whether a text says it.</summary>
    public bool IsIn(ReadOnlySpan<char> text)
    {
        foreach (var cue in Cues)
        {
            if (cue.IsIn(text, default))
            {
                return true;
            }
        }

        return false;
    }
}
