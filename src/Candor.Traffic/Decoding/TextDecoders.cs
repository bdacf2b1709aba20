using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Candor.Traffic.Decoding;

/// <summary>The decodings from text to bytes. Each writes into a span that is at least as long as its input and tells how much, or -1.</summary>
internal static class TextDecoders
{
    private const string Base58Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static readonly sbyte[] Base64Values = Values("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/");
    private static readonly sbyte[] Base32Values = Values("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567");
    private static readonly sbyte[] Base58Values = Values(Base58Alphabet);

    /// <summary>Other alphabets of base32: that of RFC 4648, section 7, and Crockford's.</summary>
    public static readonly ImmutableArray<(string Word, sbyte[] Values)> OtherBase32 =
    [
        ("base32hex", Values("0123456789ABCDEFGHIJKLMNOPQRSTUV")),
        ("base32 (Crockford)", Values("0123456789ABCDEFGHJKMNPQRSTVWXYZ")),
    ];

    static TextDecoders()
    {
        // The URL-safe letters, and the blank that a form makes of a plus sign.
        Base64Values['-'] = 62;
        Base64Values['_'] = 63;
        Base64Values[' '] = 62;
        for (var c = 'a'; c <= 'z'; c++)
        {
            Base32Values[c] = Base32Values[c - 32];
            foreach (var (_, values) in OtherBase32)
            {
                values[c] = values[c - 32];
            }
        }
    }

    /// <summary>Base64, standard or URL-safe, padded or not.</summary>
    public static int Base64(ReadOnlySpan<byte> text, Span<byte> output)
    {
        var n = 0;
        var bits = 0;
        var count = 0;
        foreach (var c in text)
        {
            if (c == '=')
            {
                break;
            }

            int value = c < 128 ? Base64Values[c] : -1;
            if (value < 0)
            {
                return -1;
            }

            bits = (bits << 6) | value;
            if (++count == 4)
            {
                output[n] = (byte)(bits >> 16);
                output[n + 1] = (byte)(bits >> 8);
                output[n + 2] = (byte)bits;
                n += 3;
                count = 0;
                bits = 0;
            }
        }

        switch (count)
        {
            case 1:
                return -1;
            case 2:
                output[n++] = (byte)(bits >> 4);
                break;
            case 3:
                output[n++] = (byte)(bits >> 10);
                output[n++] = (byte)(bits >> 2);
                break;
        }

        return n;
    }

    /// <summary>Base32 (RFC 4648), padded or not, in either case.</summary>
    public static int Base32(ReadOnlySpan<byte> text, Span<byte> output) => Base32(text, output, Base32Values);

    /// <summary>Base32 with an alphabet of its own.</summary>
    public static int Base32(ReadOnlySpan<byte> text, Span<byte> output, sbyte[] values)
    {
        var n = 0;
        ulong bits = 0;
        var count = 0;
        foreach (var c in text)
        {
            if (c == '=')
            {
                break;
            }

            int value = c < 128 ? values[c] : -1;
            if (value < 0)
            {
                return -1;
            }

            bits = (bits << 5) | (uint)value;
            count += 5;
            if (count >= 8)
            {
                count -= 8;
                output[n++] = (byte)(bits >> count);
            }
        }

        return n;
    }

    /// <summary>Base58 with the letters of Bitcoin.</summary>
    public static int Base58(ReadOnlySpan<byte> text, Span<byte> output)
    {
        var length = 0;
        foreach (var c in text)
        {
            int carry = c < 128 ? Base58Values[c] : -1;
            if (carry < 0)
            {
                return -1;
            }

            for (var i = 0; i < length; i++)
            {
                carry += output[i] * 58;
                output[i] = (byte)carry;
                carry >>= 8;
            }

            for (; carry > 0; carry >>= 8)
            {
                output[length++] = (byte)carry;
            }
        }

        output[..length].Reverse();
        return length;
    }

    /// <summary>Hexadecimal in either case.</summary>
    public static int Hex(ReadOnlySpan<byte> text, Span<byte> output) =>
        Convert.FromHexString(text, output, out _, out var written) == OperationStatus.Done ? written : -1;

    /// <summary>Ascii85, with or without the signs around it.</summary>
    public static int Ascii85(ReadOnlySpan<byte> text, Span<byte> output)
    {
        if (text.StartsWith("<~"u8) && text.EndsWith("~>"u8))
        {
            text = text[2..^2];
        }

        var n = 0;
        ulong value = 0;
        var count = 0;
        foreach (var c in text)
        {
            if (c is (byte)'z' && count == 0)
            {
                if (n + 4 > output.Length)
                {
                    return -1;
                }

                output.Slice(n, 4).Clear();
                n += 4;
                continue;
            }

            if (c is < 33 or > 117)
            {
                return -1;
            }

            value = (value * 85) + (uint)(c - 33);
            if (++count == 5)
            {
                if (value > uint.MaxValue || n + 4 > output.Length)
                {
                    return -1;
                }

                n = Put(output, n, (uint)value, 4);
                (value, count) = (0, 0);
            }
        }

        if (count == 1 || n + Math.Max(0, count - 1) > output.Length)
        {
            return -1;
        }

        if (count > 1)
        {
            for (var i = count; i < 5; i++)
            {
                value = (value * 85) + 84;
            }

            n = Put(output, n, (uint)value, count - 1);
        }

        return n;
    }

    /// <summary>Percent-encoding; a plus sign is a blank where <paramref name="isForm"/> is true. What is no escape stays.</summary>
    public static int Percent(ReadOnlySpan<byte> text, Span<byte> output, bool isForm)
    {
        var n = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '%' && i + 2 < text.Length && HexDigit(text[i + 1]) is >= 0 and var high && HexDigit(text[i + 2]) is >= 0 and var low)
            {
                output[n++] = (byte)((high << 4) | low);
                i += 2;
            }
            else if (c == '%' && i + 5 < text.Length && text[i + 1] is (byte)'u' or (byte)'U' && Hex4(text[(i + 2)..]) is >= 0 and var code)
            {
                // The %uXXXX of the old escape().
                n += PutRune(output[n..], code);
                i += 5;
            }
            else
            {
                output[n++] = c == '+' && isForm ? (byte)' ' : c;
            }
        }

        return n;
    }

    /// <summary>Backslash escapes of JSON, JavaScript and C. Returns -1 where nothing was escaped.</summary>
    public static int Escapes(ReadOnlySpan<byte> text, Span<byte> output)
    {
        var n = 0;
        var any = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c != '\\' || i + 1 >= text.Length)
            {
                output[n++] = c;
                continue;
            }

            var e = text[++i];
            any = true;
            if (e == 'u' && i + 4 < text.Length && Hex4(text[(i + 1)..]) is >= 0 and var code)
            {
                i += 4;
                if (code is >= 0xD800 and < 0xDC00 && i + 6 < text.Length && text[i + 1] == '\\' && text[i + 2] == 'u' && Hex4(text[(i + 3)..]) is >= 0xDC00 and <= 0xDFFF and var second)
                {
                    code = 0x10000 + ((code - 0xD800) << 10) + (second - 0xDC00);
                    i += 6;
                }

                n += PutRune(output[n..], code);
            }
            else if (e == 'u' && i + 1 < text.Length && text[i + 1] == '{' && text[i..].IndexOf((byte)'}') is > 2 and <= 8 and var close && Number(text.Slice(i + 2, close - 2)) is >= 0 and var wide)
            {
                n += PutRune(output[n..], wide);
                i += close;
            }
            else if (e == 'x' && i + 2 < text.Length && HexDigit(text[i + 1]) is >= 0 and var high && HexDigit(text[i + 2]) is >= 0 and var low)
            {
                output[n++] = (byte)((high << 4) | low);
                i += 2;
            }
            else if (i + 5 < text.Length && e == '0' && text[i + 1] == '0' && Number(text.Slice(i, 6)) is > 0 and var sixDigits)
            {
                // CSS writes six digits.
                n += PutRune(output[n..], sixDigits);
                i += 5;
            }
            else if (Octal(text[i..], out var octal) is > 1 and var digits)
            {
                output[n++] = octal;
                i += digits - 1;
            }
            else
            {
                output[n++] = e switch { (byte)'n' => (byte)'\n', (byte)'t' => (byte)'\t', (byte)'r' => (byte)'\r', (byte)'b' => 8, (byte)'f' => 12, _ => e };
            }
        }

        return any ? n : -1;
    }

    /// <summary>Character references of HTML and XML. Returns -1 where there were none.</summary>
    public static int Entities(ReadOnlySpan<byte> text, Span<byte> output)
    {
        var n = 0;
        var any = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '&' && text[i..].IndexOf((byte)';') is > 1 and <= 10 and var end && Entity(text.Slice(i + 1, end - 1)) is >= 0 and var code)
            {
                n += PutRune(output[n..], code);
                i += end;
                any = true;
            }
            else
            {
                output[n++] = text[i];
            }
        }

        return any ? n : -1;
    }

    /// <summary>Quoted-printable (RFC 2045). Returns -1 where nothing was quoted.</summary>
    public static int QuotedPrintable(ReadOnlySpan<byte> text, Span<byte> output)
    {
        var n = 0;
        var any = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '=' && i + 2 < text.Length && HexDigit(text[i + 1]) is >= 0 and var high && HexDigit(text[i + 2]) is >= 0 and var low)
            {
                output[n++] = (byte)((high << 4) | low);
                i += 2;
                any = true;
            }
            else
            {
                output[n++] = text[i];
            }
        }

        return any ? n : -1;
    }

    /// <summary>Letters in the other case.</summary>
    public static void SwapCase(ReadOnlySpan<byte> text, Span<byte> output)
    {
        for (var i = 0; i < text.Length; i++)
        {
            output[i] = char.IsAsciiLetter((char)text[i]) ? (byte)(text[i] ^ 0x20) : text[i];
        }
    }

    /// <summary>Letters moved by 13.</summary>
    public static void Rot13(ReadOnlySpan<byte> text, Span<byte> output)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            output[i] = c switch
            {
                >= (byte)'a' and <= (byte)'z' => (byte)('a' + ((c - 'a' + 13) % 26)),
                >= (byte)'A' and <= (byte)'Z' => (byte)('A' + ((c - 'A' + 13) % 26)),
                _ => c,
            };
        }
    }

    /// <summary>The value of a hexadecimal digit, or -1.</summary>
    public static int HexDigit(byte c) => c switch
    {
        >= (byte)'0' and <= (byte)'9' => c - '0',
        >= (byte)'a' and <= (byte)'f' => c - 'a' + 10,
        >= (byte)'A' and <= (byte)'F' => c - 'A' + 10,
        _ => -1,
    };

    private static sbyte[] Values(string alphabet)
    {
        var values = new sbyte[128];
        Array.Fill(values, (sbyte)-1);
        for (var i = 0; i < alphabet.Length; i++)
        {
            values[alphabet[i]] = (sbyte)i;
        }

        return values;
    }

    private static int Put(Span<byte> output, int n, uint value, int count)
    {
        for (var i = 0; i < count; i++)
        {
            output[n++] = (byte)(value >> (24 - (8 * i)));
        }

        return n;
    }

    private static int Hex4(ReadOnlySpan<byte> text) => text.Length < 4 ? -1 : Number(text[..4]);

    private static int Number(ReadOnlySpan<byte> hex)
    {
        var value = 0;
        foreach (var c in hex)
        {
            var digit = HexDigit(c);
            if (digit < 0)
            {
                return -1;
            }

            value = (value << 4) | digit;
        }

        return value;
    }

    /// <summary>Up to three octal digits: how many there are, 0 where they are beyond a byte.</summary>
    private static int Octal(ReadOnlySpan<byte> text, out byte value)
    {
        var (n, sum) = (0, 0);
        while (n < 3 && n < text.Length && text[n] is >= (byte)'0' and <= (byte)'7')
        {
            sum = (sum * 8) + text[n++] - '0';
        }

        value = (byte)sum;
        return sum is > 0 and <= 255 ? n : 0;
    }

    private static int PutRune(Span<byte> output, int code)
    {
        var rune = Rune.IsValid(code) ? new Rune(code) : Rune.ReplacementChar;
        return rune.TryEncodeToUtf8(output, out var written) ? written : 0;
    }

    private static int Entity(ReadOnlySpan<byte> name)
    {
        if (name[0] == '#')
        {
            if (name.Length > 1 && name[1] is (byte)'x' or (byte)'X')
            {
                return name.Length > 2 ? Number(name[2..]) : -1;
            }

            return System.Buffers.Text.Utf8Parser.TryParse(name[1..], out int value, out var used) && used == name.Length - 1 && value >= 0 ? value : -1;
        }

        return name.SequenceEqual("amp"u8) ? '&'
            : name.SequenceEqual("lt"u8) ? '<'
            : name.SequenceEqual("gt"u8) ? '>'
            : name.SequenceEqual("quot"u8) ? '"'
            : name.SequenceEqual("apos"u8) ? '\''
            : name.SequenceEqual("commat"u8) ? '@'
            : name.SequenceEqual("period"u8) ? '.'
            : name.SequenceEqual("nbsp"u8) ? 0xA0
            : -1;
    }
}
