using System.Collections.Immutable;
using Candor.Knowledge.Android;

namespace Candor.Android.Consent;

/// <summary>Finds the meanings of consent words in names and labels.</summary>
internal sealed class WordList(ImmutableArray<ConsentWord> words, string place)
{
    /// <summary>A Latin word as short as this matches only as a whole part of a name.</summary>
    private const int ShortWord = 4;

    private readonly ImmutableArray<(string Meaning, string Word)> _words =
        [.. words.Where(w => w.Place == place).SelectMany(static w => w.Words.Select(word => (w.Meaning, word)))];

    /// <summary>The meanings whose words stand in a text.</summary>
    /// <param name="text">A key, a name or a label; hostile.</param>
    public HashSet<string> MeaningsIn(string text)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var lower = text.ToLowerInvariant();
        var parts = Parts(text);
        foreach (var (meaning, word) in _words)
        {
            if (IsShort(word) ? parts.Contains(word) : lower.Contains(word, StringComparison.Ordinal))
            {
                found.Add(meaning);
            }
        }

        return found;
    }

    private static bool IsShort(string word) => word.Length <= ShortWord && word.All(char.IsAsciiLetter);

    /// <summary>The parts of a name: cut at whatever is no letter, and where a capital follows a small letter.</summary>
    private static HashSet<string> Parts(string text)
    {
        var parts = new HashSet<string>(StringComparer.Ordinal);
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var ends = i == text.Length || !char.IsLetter(text[i]) || (i > start && char.IsUpper(text[i]) && char.IsLower(text[i - 1]));
            if (ends)
            {
                if (i > start)
                {
                    parts.Add(text[start..i].ToLowerInvariant());
                }

                start = i < text.Length && char.IsLetter(text[i]) ? i : i + 1;
            }
        }

        return parts;
    }
}
