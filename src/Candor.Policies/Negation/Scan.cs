namespace Candor.Policies.Negation;

/// <summary>Small searches in a stretch of a sentence.</summary>
internal static class Scan
{
    /// <summary>Where the first of some words stands; -1 where none does.</summary>
    public static int First(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        var best = -1;
        foreach (var word in words)
        {
            var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            best = at >= 0 && (best < 0 || at < best) ? at : best;
        }

        return best;
    }

    /// <summary>Whether one of some words stands in the text.</summary>
    public static bool Any(ReadOnlySpan<char> text, ReadOnlySpan<string> words) => First(text, words) >= 0;

    /// <summary>Whether the text begins with one of some words.</summary>
    public static bool Starts(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (text.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where one of some whole Latin words stands; -1 where none does.</summary>
    public static int Word(ReadOnlySpan<char> text, ReadOnlySpan<string> words)
    {
        var best = -1;
        foreach (var word in words)
        {
            for (var from = 0; from < text.Length;)
            {
                var at = text[from..].IndexOf(word, StringComparison.OrdinalIgnoreCase);
                if (at < 0)
                {
                    break;
                }

                at += from;
                var end = at + word.Length;
                if ((at == 0 || !char.IsAsciiLetter(text[at - 1])) && (end >= text.Length || !char.IsAsciiLetter(text[end])))
                {
                    best = best < 0 || at < best ? at : best;
                    break;
                }

                from = at + 1;
            }
        }

        return best;
    }

    /// <summary>A phrase as it is reported: trimmed, at most 120 characters.</summary>
    public static string Phrase(ReadOnlySpan<char> text)
    {
        var trimmed = text.Trim(" ，,。；;：:、.");
        return (trimmed.Length > 120 ? trimmed[..120] : trimmed).ToString();
    }
}
