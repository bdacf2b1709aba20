namespace Candor.Traffic.Decoding;

/// <summary>
/// The decompression of lz-string, a JavaScript library that packs LZW codes into text: a dictionary of strings whose codes grow by one bit whenever the
/// dictionary doubles, packed 6 bits a character (Base64 and URL-safe forms), 15 bits (UTF-16 form), or 16.
/// </summary>
internal static class LzString
{
    private static readonly sbyte[] Standard = Table("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");
    private static readonly sbyte[] UrlSafe = Table("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-$");

    /// <summary>Decompresses the Base64 or the URL-safe form; null where the text is none, or gives what is no text.</summary>
    public static string? FromText(ReadOnlySpan<byte> text, int most)
    {
        var symbols = new byte[text.Length];
        var table = text.IndexOfAny((byte)'-', (byte)'$') >= 0 ? UrlSafe : Standard;
        for (var i = 0; i < text.Length; i++)
        {
            // A form that turned plus signs into blanks is undone.
            var c = text[i] == ' ' ? (byte)'+' : text[i];
            if (c >= 128 || table[c] < 0)
            {
                return null;
            }

            symbols[i] = (byte)table[c];
        }

        return Decompress(i => i < symbols.Length ? symbols[i] : -1, 6, most);
    }

    /// <summary>Decompresses the UTF-16 form, whose characters carry 15 bits above 32; null where the text is none.</summary>
    public static string? FromUtf16(ReadOnlySpan<char> text, int most)
    {
        var symbols = text.ToArray();
        return Decompress(i => i < symbols.Length ? symbols[i] - 32 : -1, 15, most);
    }

    /// <summary>Decompresses the raw form, 16 bits a symbol, as bytes in the order of <c>compressToUint8Array</c>.</summary>
    public static string? FromBytes(ReadOnlySpan<byte> data, int most)
    {
        if ((data.Length & 1) != 0)
        {
            return null;
        }

        var bytes = data.ToArray();
        return Decompress(i => (i * 2) + 1 < bytes.Length ? (bytes[i * 2] << 8) | bytes[(i * 2) + 1] : -1, 16, most);
    }

    private static string? Decompress(Func<int, int> symbol, int width, int most)
    {
        var bits = new BitReader(symbol, width);
        var first = Character(ref bits, bits.Read(2));
        if (first is null)
        {
            return null;
        }

        var dictionary = new List<string>(64) { "", "", "", first };
        var output = new System.Text.StringBuilder(first);
        var previous = first;
        var codeBits = 3;
        var growAt = 4;
        while (true)
        {
            var code = bits.Read(codeBits);
            if (code is < 0 or 2)
            {
                // Code 2 ends the text; without it the text was cut, or is none.
                return code == 2 && output.Length > 0 ? output.ToString() : null;
            }

            if (code is 0 or 1)
            {
                if (Character(ref bits, code) is not { } character)
                {
                    return null;
                }

                dictionary.Add(character);
                code = dictionary.Count - 1;
                if (--growAt == 0)
                {
                    growAt = 1 << codeBits;
                    codeBits++;
                }
            }

            string entry;
            if (code < dictionary.Count)
            {
                entry = dictionary[code];
            }
            else if (code == dictionary.Count)
            {
                entry = previous + previous[0];
            }
            else
            {
                return null;
            }

            if (output.Length + entry.Length > most || entry.Length == 0)
            {
                return null;
            }

            output.Append(entry);
            dictionary.Add(previous + entry[0]);
            previous = entry;
            if (--growAt == 0)
            {
                growAt = 1 << codeBits;
                codeBits++;
            }
        }
    }

    private static string? Character(ref BitReader bits, int code)
    {
        var character = code switch { 0 => bits.Read(8), 1 => bits.Read(16), _ => -1 };

        // Text only: a control character means that this is no such stream.
        return character is < 0 or (< 32 and not 9 and not 10 and not 13) or 127 ? null : ((char)character).ToString();
    }

    private static sbyte[] Table(string alphabet)
    {
        var table = new sbyte[128];
        Array.Fill(table, (sbyte)-1);
        for (var i = 0; i < alphabet.Length; i++)
        {
            table[alphabet[i]] = (sbyte)i;
        }

        return table;
    }

    private struct BitReader(Func<int, int> symbol, int width)
    {
        private int _index;
        private int _value;
        private int _left;

        /// <summary>The next bits, the first read being the lowest; -1 at the end.</summary>
        public int Read(int count)
        {
            var value = 0;
            for (var i = 0; i < count; i++)
            {
                if (_left == 0)
                {
                    _value = symbol(_index++);
                    if (_value < 0)
                    {
                        return -1;
                    }

                    _left = width;
                }

                _left--;
                value |= ((_value >> _left) & 1) << i;
            }

            return value;
        }
    }
}
