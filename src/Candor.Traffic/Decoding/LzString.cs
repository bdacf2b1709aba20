namespace Candor.Traffic.Decoding;

/// <summary>
/// The decompression of lz-string, a JavaScript library that packs LZW codes into text: a dictionary of strings whose codes grow by one bit whenever the
/// dictionary doubles, packed 6 bits a character (Base64 and URL-safe forms), or 16.
/// </summary>
internal static class LzString
{
    private static readonly sbyte[] Standard = Table("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");
    private static readonly sbyte[] UrlSafe = Table("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-$");

    /// <summary>Decompresses the Base64 or the URL-safe form; null where the text is none, or gives what is no text.</summary>
    public static string? FromText(ReadOnlySpan<byte> text, int most) =>
        Decompress(text, text.IndexOfAny((byte)'-', (byte)'$') >= 0 ? UrlSafe : Standard, most);

    /// <summary>Decompresses the raw form, 16 bits a symbol, as bytes in the order of <c>compressToUint8Array</c>.</summary>
    public static string? FromBytes(ReadOnlySpan<byte> data, int most) => (data.Length & 1) != 0 ? null : Decompress(data, null, most);

    /// <summary>Decompresses the form for UTF-16 texts, 15 bits a character, from UTF-8; null where the text is none.</summary>
    public static string? FromUtf16(ReadOnlySpan<byte> text, int most)
    {
        if (text.Length < 12)
        {
            return null;
        }

        var symbols = new byte[text.Length * 2];
        var (n, low) = (0, 0);
        while (!text.IsEmpty)
        {
            if (System.Text.Rune.DecodeFromUtf8(text, out var rune, out var used) != System.Buffers.OperationStatus.Done || rune.Value is < 32 or > 32 + 0x7FFF)
            {
                return null;
            }

            low += rune.Value < 0x80 ? 1 : 0;
            symbols[n++] = (byte)((rune.Value - 32) >> 8);
            symbols[n++] = (byte)(rune.Value - 32);
            text = text[used..];
        }

        // Packed characters are spread over the plane; text has most of its characters in one script.
        return low * 4 > n ? null : Decompress(symbols.AsSpan(0, n), null, most, 15);
    }

    private static string? Decompress(ReadOnlySpan<byte> packed, sbyte[]? table, int most, int width = 16)
    {
        var bits = new BitReader(packed, table, width);
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

    /// <summary>The bits of the symbols, highest first.</summary>
    private ref struct BitReader(ReadOnlySpan<byte> packed, sbyte[]? table, int width)
    {
        private readonly ReadOnlySpan<byte> _packed = packed;
        private readonly sbyte[]? _table = table;
        private readonly int _width = width;
        private int _index;
        private int _value;
        private int _left;

        /// <summary>The next bits, the first read being the lowest; -1 at the end.</summary>
        public int Read(int count)
        {
            var value = 0;
            for (var i = 0; i < count; i++)
            {
                if (_left == 0 && !Next())
                {
                    return -1;
                }

                _left--;
                value |= ((_value >> _left) & 1) << i;
            }

            return value;
        }

        private bool Next()
        {
            if (_index >= _packed.Length)
            {
                return false;
            }

            if (_table is null)
            {
                _value = (_packed[_index] << 8) | _packed[_index + 1];
                _index += 2;
                _left = _width;
                return true;
            }

            // A form that turned plus signs into blanks is undone.
            var c = _packed[_index] == ' ' ? (byte)'+' : _packed[_index];
            _index++;
            _value = c < 128 ? _table[c] : -1;
            _left = 6;
            return _value >= 0;
        }
    }
}
