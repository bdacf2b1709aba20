using System.Buffers;
using System.IO.Compression;

namespace Candor.Traffic.Decoding;

/// <summary>Tells whether bytes are a brotli stream. The format has no mark, so it is tried.</summary>
internal static class Brotli
{
    /// <summary>Whether the beginning decompresses to at least a few bytes without a fault.</summary>
    public static bool Probe(ReadOnlySpan<byte> data)
    {
        if (!HasHeader(data))
        {
            return false;
        }

        Span<byte> output = stackalloc byte[256];
        using var decoder = new BrotliDecoder();
        var status = decoder.Decompress(data, output, out var consumed, out var written);
        return written >= 4 && (status == OperationStatus.DestinationTooSmall || (status == OperationStatus.Done && consumed == data.Length))
            && output[..written].IndexOfAnyInRange((byte)0, (byte)8) < 0;
    }

    /// <summary>
    /// Whether the window size and the length of the first block (RFC 7932, 9.1 and 9.2) are ones that an encoder writes: a window of at least 2^18, and a
    /// length that so few bytes can hold.
    /// </summary>
    private static bool HasHeader(ReadOnlySpan<byte> data)
    {
        if (data.Length < 8 || (data[0] & 0x0F) is 1 || (data[0] & 1) == 0)
        {
            return false;
        }

        var bits = (data[0] | ((ulong)data[1] << 8) | ((ulong)data[2] << 16) | ((ulong)data[3] << 24) | ((ulong)data[4] << 32)) >> 4;
        var isLast = (bits & 1) != 0;
        if (isLast && (bits & 2) != 0)
        {
            return false;
        }

        bits >>= isLast ? 2 : 1;
        var nibbles = (int)(bits & 3) + 4;
        if (nibbles == 7)
        {
            return false;
        }

        var length = (long)((bits >> 2) & ((1UL << (4 * nibbles)) - 1)) + 1;
        return length >= 4 && length <= 128L * data.Length && length >= data.Length / 4;
    }
}
