namespace Candor.Traffic.Decoding;

/// <summary>
/// Reads the first symbols of a deflate block with the fixed codes (RFC 1951, 3.2.6), so that bytes that are no such block are told without an inflater: a
/// literal has to be text, and no copy may reach before the beginning.
/// </summary>
internal static class FixedHuffman
{
    private const int Symbols = 8;

    private static ReadOnlySpan<byte> LengthBits => [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    private static ReadOnlySpan<ushort> Lengths => [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

    private static ReadOnlySpan<ushort> Distances =>
        [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];

    /// <summary>Whether the first symbols give text.</summary>
    public static bool BeginsText(ReadOnlySpan<byte> data)
    {
        var at = 3;
        var written = 0;
        for (var i = 0; i < Symbols; i++)
        {
            var symbol = Symbol(data, ref at);
            switch (symbol)
            {
                case < 0 or > 285:
                    return false;
                case 256:
                    return written >= 4;
                case < 256:
                    if (symbol is < 32 and not 9 and not 10 and not 13 or 127)
                    {
                        return false;
                    }

                    written++;
                    break;
                default:
                    var length = Lengths[symbol - 257] + Bits(data, ref at, LengthBits[symbol - 257]);
                    var code = Reversed(data, ref at, 5);
                    if (code is < 0 or > 29)
                    {
                        return false;
                    }

                    if (Distances[code] + Bits(data, ref at, code < 4 ? 0 : (code / 2) - 1) > written)
                    {
                        return false;
                    }

                    written += length;
                    break;
            }
        }

        return true;
    }

    private static int Symbol(ReadOnlySpan<byte> data, ref int at)
    {
        var code = Reversed(data, ref at, 7);
        if (code is >= 0 and <= 23)
        {
            return 256 + code;
        }

        code = (code << 1) | Bits(data, ref at, 1);
        if (code is >= 48 and <= 191)
        {
            return code - 48;
        }

        if (code is >= 192 and <= 199)
        {
            return 280 + code - 192;
        }

        code = (code << 1) | Bits(data, ref at, 1);
        return code is >= 400 and <= 511 ? 144 + code - 400 : -1;
    }

    private static int Bits(ReadOnlySpan<byte> data, ref int at, int count)
    {
        var value = 0;
        for (var i = 0; i < count; i++, at++)
        {
            value |= (at >> 3 < data.Length ? (data[at >> 3] >> (at & 7)) & 1 : 0) << i;
        }

        return value;
    }

    private static int Reversed(ReadOnlySpan<byte> data, ref int at, int count)
    {
        if ((at + count - 1) >> 3 >= data.Length)
        {
            return -1;
        }

        var value = 0;
        for (var i = 0; i < count; i++, at++)
        {
            value = (value << 1) | ((data[at >> 3] >> (at & 7)) & 1);
        }

        return value;
    }
}
