using System.Text;

namespace Candor.Traffic.Tests.Support;

/// <summary>A packer after the description of lz-string's format, for tests: the product only unpacks.</summary>
internal static class LzPacker
{
    private const string UrlSafe = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-$";
    private const string Standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=";

    public static string ToEncodedUriComponent(string text) => string.Concat(Pack(text, 6).Select(static s => UrlSafe[s]));

    public static string ToBase64(string text)
    {
        var packed = string.Concat(Pack(text, 6).Select(static s => Standard[s]));
        return packed.PadRight((packed.Length + 3) / 4 * 4, '=');
    }

    public static byte[] ToBytes(string text) => [.. Pack(text, 16).SelectMany(static s => (byte[])[(byte)(s >> 8), (byte)s])];

    public static string ToUtf16(string text) => string.Concat(Pack(text, 15).Select(static s => (char)(s + 32))) + ' ';

    private static List<int> Pack(string text, int width)
    {
        var dictionary = new Dictionary<string, int>(StringComparer.Ordinal);
        var pending = new HashSet<string>(StringComparer.Ordinal);
        var bits = new List<int>();
        var (size, codeBits, growAt, word) = (3, 2, 2, "");
        void Put(int value, int count)
        {
            for (var i = 0; i < count; i++)
            {
                bits.Add((value >> i) & 1);
            }
        }

        void Grow()
        {
            if (--growAt == 0)
            {
                growAt = 1 << codeBits;
                codeBits++;
            }
        }

        void Emit(string w)
        {
            if (pending.Remove(w))
            {
                var isWide = w[0] > 255;
                Put(isWide ? 1 : 0, codeBits);
                Put(w[0], isWide ? 16 : 8);
                Grow();
            }
            else
            {
                Put(dictionary[w], codeBits);
            }

            Grow();
        }

        foreach (var character in text.Select(static c => c.ToString()))
        {
            if (!dictionary.ContainsKey(character))
            {
                dictionary.Add(character, size++);
                pending.Add(character);
            }

            if (dictionary.ContainsKey(word + character))
            {
                word += character;
                continue;
            }

            Emit(word);
            dictionary.Add(word + character, size++);
            word = character;
        }

        if (word.Length > 0)
        {
            Emit(word);
        }

        Put(2, codeBits);
        var symbols = new List<int>();
        for (var i = 0; i <= bits.Count; i += width)
        {
            var symbol = 0;
            for (var j = 0; j < width; j++)
            {
                symbol = (symbol << 1) | (i + j < bits.Count ? bits[i + j] : 0);
            }

            symbols.Add(symbol);
        }

        return symbols;
    }
}
