using System.Buffers;

namespace Candor.Traffic.Decoding;

/// <summary>Bytes that are written one by one.</summary>
internal static class CodeList
{
    private const int LeastCodes = 6;
    private static readonly SearchValues<byte> BinarySigns = SearchValues.Create("01 ,-_"u8);

    /// <summary>Two hexadecimal digits each, with a sign between, as <c>6a:61</c> or <c>0x6a, 0x61</c>. How many bytes; -1 where it is no such list.</summary>
    public static int Hex(ReadOnlySpan<byte> text, Span<byte> output)
    {
        var n = 0;
        for (var i = 0; i < text.Length;)
        {
            if (i + 1 < text.Length && text[i] == '0' && text[i + 1] is (byte)'x' or (byte)'X')
            {
                i += 2;
            }

            if (i + 1 >= text.Length || TextDecoders.HexDigit(text[i]) is not (>= 0 and var high) || TextDecoders.HexDigit(text[i + 1]) is not (>= 0 and var low))
            {
                return -1;
            }

            output[n++] = (byte)((high << 4) | low);
            i += 2;
            var separators = i;
            while (i < text.Length && text[i] is (byte)' ' or (byte)':' or (byte)'-' or (byte)',' or (byte)';' or (byte)'.' or (byte)'|' or (byte)'_')
            {
                i++;
            }

            if (i < text.Length && i == separators)
            {
                return -1;
            }
        }

        return n >= LeastCodes ? n : -1;
    }

    /// <summary>Eight binary digits each, on end or with a sign between. How many bytes; -1 where it is no such list.</summary>
    public static int Binary(ReadOnlySpan<byte> text, Span<byte> output)
    {
        if (text.Length < LeastCodes * 8 || text.IndexOfAnyExcept(BinarySigns) >= 0)
        {
            return -1;
        }

        var (n, bits, value) = (0, 0, 0);
        foreach (var c in text)
        {
            if (c is not ((byte)'0' or (byte)'1'))
            {
                if (bits > 0)
                {
                    return -1;
                }

                continue;
            }

            value = (value << 1) | (c - '0');
            if (++bits == 8)
            {
                output[n++] = (byte)value;
                (bits, value) = (0, 0);
            }
        }

        return bits == 0 ? n : -1;
    }

    /// <summary>Decimal numbers from 0 to 255 with signs between. How many bytes; -1 where it is no such list.</summary>
    public static int Decimal(ReadOnlySpan<byte> text, Span<byte> output)
    {
        var n = 0;
        for (var i = 0; i < text.Length;)
        {
            var value = 0;
            var digits = 0;
            for (; i < text.Length && text[i] is >= (byte)'0' and <= (byte)'9' && digits < 4; i++, digits++)
            {
                value = (value * 10) + text[i] - '0';
            }

            if (digits is 0 or > 3 || value > 255)
            {
                return -1;
            }

            output[n++] = (byte)value;
            var separators = i;
            while (i < text.Length && text[i] is (byte)' ' or (byte)',' or (byte)';' or (byte)'-' or (byte)'.' or (byte)'|' or (byte)'_' or (byte)':')
            {
                i++;
            }

            if (i < text.Length && i == separators)
            {
                return -1;
            }
        }

        return n >= LeastCodes ? n : -1;
    }
}
