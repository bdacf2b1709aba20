using System.Collections.Frozen;

namespace Candor.Policies.Text;

/// <summary>Tells in which language a policy is written, and whether it is one that is read.</summary>
internal static class PolicyLanguage
{
    /// <summary>The fewest words from which a language that is not read is told.</summary>
    private const int FewestWords = 80;

    /// <summary>
    /// Little words that no page of English is without and that are none, or rare, in the other languages of the Latin script. They make up about a fifth of
    /// the policies in English; lists of names have fewer.
    /// </summary>
    private static readonly FrozenSet<string> English = new[]
    {
        "the", "and", "to", "that", "with", "your", "you", "our", "this", "are", "may", "by", "not", "when", "be", "or", "any", "from", "which", "their", "they", "these", "have", "will",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The language in which a text is read: Chinese where at least a tenth of the letters are Han, for Chinese policies are full of Latin names and English ones of no Han.</summary>
    public static Language Of(string text)
    {
        int han = 0, letters = 0;
        foreach (var c in text)
        {
            han += IsHan(c) ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
        }

        return han * 10 >= letters && han > 0 ? Language.Zh : Language.En;
    }

    /// <summary>Whether a text is in neither Chinese nor English: by its script, or by its lack of little English words.</summary>
    public static bool IsOther(string text)
    {
        int han = 0, hiragana = 0, latin = 0, other = 0;
        foreach (var c in text)
        {
            switch (c)
            {
                case >= '\u3041' and <= '\u3096':
                    hiragana++;
                    break;
                case var _ when IsHan(c):
                    han++;
                    break;
                case <= '\u024F' when char.IsLetter(c):
                    latin++;
                    break;
                case var _ when char.IsLetter(c):
                    other++;
                    break;
            }
        }

        var letters = han + hiragana + latin + other;
        if (letters < FewestWords || hiragana * 10 > letters || other * 2 > letters)
        {
            return letters >= FewestWords;
        }

        return han * 10 < letters && LacksEnglish(text);
    }

    private static bool LacksEnglish(ReadOnlySpan<char> text)
    {
        var lookup = English.GetAlternateLookup<ReadOnlySpan<char>>();
        int words = 0, little = 0;
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && char.IsLetter(text[end]))
            {
                end++;
            }

            if (end > i)
            {
                words++;
                little += end - i <= 5 && lookup.Contains(text[i..end]) ? 1 : 0;
            }

            i = end + 1;
        }

        return words >= FewestWords && little * 25 < words;
    }

    private static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF';
}
