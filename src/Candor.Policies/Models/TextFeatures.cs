namespace Candor.Policies.Models;

/// <summary>
/// What a linear model sees of a text: hashed n-grams of characters, for Latin text of whole words too. A field keeps its own n-grams, so that a word
/// in a heading is not the same as in the sentence.
/// </summary>
internal sealed class TextFeatures(int bits)
{
    private const int LongestText = 2_000;
    private readonly Dictionary<int, int> _counts = [];

    /// <summary>The number of buckets.</summary>
    public int Buckets => 1 << bits;

    /// <summary>The buckets of one field with how often each occurs, in ascending order.</summary>
    public KeyValuePair<int, int>[] Of(ReadOnlySpan<char> text, int field, int longest)
    {
        _counts.Clear();
        text = text.Length > LongestText ? text[..LongestText] : text;
        var latin = 0;
        foreach (var c in text)
        {
            latin += char.IsAsciiLetter(c) ? 1 : 0;
        }

        if (latin * 2 > text.Length)
        {
            AddWords(text, field);
            Grams(text, field, 3, 5);
        }
        else
        {
            Grams(text, field, 1, longest);
        }

        return Sorted();
    }

    /// <summary>The buckets of the words of one field and their pairs.</summary>
    public KeyValuePair<int, int>[] Words(ReadOnlySpan<char> text, int field)
    {
        _counts.Clear();
        AddWords(text.Length > LongestText ? text[..LongestText] : text, field);
        return Sorted();
    }

    private KeyValuePair<int, int>[] Sorted()
    {
        var buckets = _counts.ToArray();
        Array.Sort(buckets, static (a, b) => a.Key.CompareTo(b.Key));
        return buckets;
    }

    private void Grams(ReadOnlySpan<char> text, int field, int shortest, int longest)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var hash = Start(field, 0);
            for (var n = 1; n <= longest && i + n <= text.Length; n++)
            {
                hash = Next(hash, text[i + n - 1]);
                if (n >= shortest)
                {
                    Count(hash);
                }
            }
        }
    }

    private void AddWords(ReadOnlySpan<char> text, int field)
    {
        uint before = 0;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var hash = Start(field, 1);
            for (; i < text.Length && char.IsLetterOrDigit(text[i]); i++)
            {
                hash = Next(hash, text[i]);
            }

            Count(hash);
            Count((before * 31) ^ hash ^ 0x5BD1E995u);
            before = hash;
        }
    }

    private static uint Start(int field, int kind) => (2166136261u ^ (uint)((field * 7919) + (kind * 104729))) * 16777619u;

    private static uint Next(uint hash, char c) => (hash ^ (char.IsAsciiDigit(c) ? '0' : char.IsAsciiLetterUpper(c) ? (uint)(c | 32) : c)) * 16777619u;

    private void Count(uint hash)
    {
        hash ^= hash >> 15;
        hash *= 0x2C1B3C6Du;
        hash ^= hash >> 12;
        var bucket = (int)(hash & (uint)(Buckets - 1));
        _counts[bucket] = _counts.GetValueOrDefault(bucket) + 1;
    }
}
