using System.Buffers;
using System.Collections.Immutable;

namespace Candor.Traffic.Decoding;

/// <summary>Codings of bytes as text that use more signs than base64 has: Ascii85, Z85 (ZeroMQ RFC 32), base45 (RFC 9285), uuencode, base64 with signs of its own.</summary>
internal static class BinaryText
{
    private const int Least = 10;
    private static readonly SearchValues<byte> OtherSigns = SearchValues.Create("*.~!,$:"u8);
    private static readonly sbyte[] Z85Values = Values("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#");
    private static readonly sbyte[] Base45Values = Values("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:");

    /// <summary>A decoding: writes into a span at least as long as its input and tells how much, or -1.</summary>
    public delegate int Decoder(ReadOnlySpan<byte> text, Span<byte> output);

    /// <summary>The codings, by what they are called.</summary>
    public static ImmutableArray<(string Word, Decoder Decoder)> Codings { get; } =
    [
        ("uuencode", Uuencode),
        ("base64 with other signs", Base64),
        ("base45", Base45),
        ("ascii85", static (text, output) => text.Length < Least || text.Contains((byte)' ') ? -1 : TextDecoders.Ascii85(text, output)),
        ("z85", Z85),
    ];

    /// <summary>Base64 in which other signs than <c>+/=</c> are used, as Tencent's <c>*-_</c> and Yahoo's <c>._-</c>: whatever gives text.</summary>
    public static int Base64(ReadOnlySpan<byte> text, Span<byte> output)
    {
        if (text.Length < Least || text.IndexOfAny(OtherSigns) < 0)
        {
            return -1;
        }

        // The signs, by where they are first.
        Span<byte> signs = stackalloc byte[3];
        var count = 0;
        foreach (var c in text)
        {
            if (char.IsAsciiLetterOrDigit((char)c) || signs[..count].Contains(c))
            {
                continue;
            }

            if (count == 3 || c is < 33 or > 126)
            {
                return -1;
            }

            signs[count++] = c;
        }

        // One of them may only fill up the end.
        var last = text[^1];
        var body = !char.IsAsciiLetterOrDigit((char)last) && (text.Length & 3) == 0 ? text.TrimEnd(last) : text;
        if (text.Length - body.Length > 2)
        {
            return -1;
        }

        Span<byte> used = stackalloc byte[3];
        var n = 0;
        foreach (var sign in signs[..count])
        {
            if (body.Contains(sign))
            {
                used[n++] = sign;
            }
        }

        if (n > 2)
        {
            return -1;
        }

        var plain = new byte[body.Length];
        for (var order = 0; order < 2; order++)
        {
            for (var i = 0; i < body.Length; i++)
            {
                plain[i] = n > 0 && body[i] == used[0] ? (byte)(order == 0 ? '+' : '/') : n > 1 && body[i] == used[1] ? (byte)(order == 0 ? '/' : '+') : body[i];
            }

            var length = TextDecoders.Base64(plain, output);
            if (length > 0 && System.Text.Unicode.Utf8.IsValid(output[..length]) && output[..length].IndexOfAnyInRange((byte)0, (byte)8) < 0)
            {
                return length;
            }
        }

        return -1;
    }

    /// <summary>Base45 (RFC 9285).</summary>
    public static int Base45(ReadOnlySpan<byte> text, Span<byte> output)
    {
        if (text.Length < Least || text.Length % 3 == 1)
        {
            return -1;
        }

        var n = 0;
        for (var i = 0; i < text.Length; i += 3)
        {
            var group = text.Slice(i, Math.Min(3, text.Length - i));
            var value = 0;
            for (var j = group.Length - 1; j >= 0; j--)
            {
                int digit = group[j] < 128 ? Base45Values[group[j]] : -1;
                if (digit < 0)
                {
                    return -1;
                }

                value = (value * 45) + digit;
            }

            if (value > (group.Length == 3 ? 65_535 : 255))
            {
                return -1;
            }

            if (group.Length == 3)
            {
                output[n++] = (byte)(value >> 8);
            }

            output[n++] = (byte)value;
        }

        return n;
    }

    /// <summary>Z85: Ascii85 with letters that need no escape.</summary>
    public static int Z85(ReadOnlySpan<byte> text, Span<byte> output)
    {
        if (text.Length < Least || text.Length % 5 != 0)
        {
            return -1;
        }

        var n = 0;
        for (var i = 0; i < text.Length; i += 5)
        {
            ulong value = 0;
            foreach (var c in text.Slice(i, 5))
            {
                int digit = c < 128 ? Z85Values[c] : -1;
                if (digit < 0)
                {
                    return -1;
                }

                value = (value * 85) + (uint)digit;
            }

            if (value > uint.MaxValue)
            {
                return -1;
            }

            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(output[n..], (uint)value);
            n += 4;
        }

        return n;
    }

    /// <summary>Uuencode: lines that begin with their length, between <c>begin</c> and <c>end</c>.</summary>
    public static int Uuencode(ReadOnlySpan<byte> text, Span<byte> output)
    {
        if (!text.StartsWith("begin "u8))
        {
            return -1;
        }

        var n = 0;
        var isFirst = true;
        foreach (var range in text.Split((byte)'\n'))
        {
            var line = text[range].TrimEnd((byte)'\r');
            if (isFirst || line.IsEmpty)
            {
                isFirst = false;
                continue;
            }

            var length = (line[0] - 32) & 63;
            if (length == 0)
            {
                break;
            }

            if (line.Length - 1 < (length + 2) / 3 * 4)
            {
                return -1;
            }

            for (var (i, end) = (1, n + length); n < end; i += 4)
            {
                var bits = 0;
                foreach (var c in line.Slice(i, 4))
                {
                    bits = (bits << 6) | ((c - 32) & 63);
                }

                for (var shift = 16; shift >= 0 && n < end; shift -= 8)
                {
                    output[n++] = (byte)(bits >> shift);
                }
            }
        }

        return n;
    }

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
}
