using Candor.Policies.Text;

namespace Candor.Policies.Structure;

/// <summary>Splits a block into sentences.</summary>
internal static class SentenceSplitter
{
    private const int Longest = 4000;

    private static readonly string[] Abbreviations = ["e.g", "i.e", "etc", "inc", "ltd", "co", "corp", "no", "art", "vs", "mr", "ms", "dr", "st", "u.s", "u.k"];

    /// <summary>The sentences of a block; an empty block has none. A sentence longer than 4,000 characters is cut.</summary>
    public static IEnumerable<TextSpan> Split(string text, TextSpan block)
    {
        var start = block.Start;
        var depth = 0;

        // The dot of a number at the beginning ends no sentence.
        var number = Numbering.Of(text.AsSpan(block.Start, Math.Min(block.Length, 40)))?.Length ?? 0;
        for (var i = block.Start + Math.Min(number, block.Length); i < block.End; i++)
        {
            depth = text[i] switch
            {
                '（' or '(' => Math.Min(depth + 1, 8),
                '）' or ')' => Math.Max(depth - 1, 0),
                _ => depth,
            };
            if (!Ends(text, i, block.End, depth) && i - start < Longest)
            {
                continue;
            }

            while (i + 1 < block.End && text[i + 1] is '”' or '"' or '」' or '』' or '’' or '！' or '!' or '？')
            {
                i++;
            }

            if (Trim(text, start, i + 1) is { Length: > 0 } sentence)
            {
                yield return sentence;
            }

            start = i + 1;
            depth = 0;
        }

        if (Trim(text, start, block.End) is { Length: > 0 } rest)
        {
            yield return rest;
        }
    }

    private static bool Ends(string text, int i, int end, int depth) => text[i] switch
    {
        '。' or '！' or '？' => depth == 0 || i + 1 == end || text[i + 1] is not ('）' or ')'),
        '；' or ';' => depth == 0,
        '!' or '?' => i + 1 < end && (text[i + 1] == ' ' || text[i + 1] > 0x2E80),
        '.' => i + 2 < end && text[i + 1] == ' ' && depth == 0 && Next(text, i + 1, end) is { } next && IsSentenceStart(text[next]) && !IsAbbreviation(text, i, next),
        _ => false,
    };

    private static bool IsSentenceStart(char c) => char.IsAsciiLetterUpper(c) || c is '"' or '“' or '(' or '*' || c > 0x2E80 || char.IsAsciiDigit(c);

    // The place of the first letter after white space; null where there is none.
    private static int? Next(string text, int from, int end)
    {
        while (from < end && text[from] == ' ')
        {
            from++;
        }

        return from < end ? from : null;
    }

    private static bool IsAbbreviation(string text, int dot, int next)
    {
        foreach (var word in Abbreviations)
        {
            var at = dot - word.Length;
            if (at >= 0 && text.AsSpan(at, word.Length).Equals(word, StringComparison.OrdinalIgnoreCase) && (at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1])))
            {
                return word is not ("etc" or "no") || !char.IsAsciiLetterUpper(text[next]);
            }
        }

        return dot > 1 && char.IsAsciiLetterUpper(text[dot - 1]) && !char.IsAsciiLetter(text[dot - 2]);
    }

    private static TextSpan Trim(string text, int start, int end)
    {
        while (start < end && text[start] == ' ')
        {
            start++;
        }

        while (end > start && text[end - 1] == ' ')
        {
            end--;
        }

        return new(start, end - start);
    }
}
