using System.Buffers;
using System.IO.Compression;

namespace Candor.Traffic.Decoding;

/// <summary>Tells whether bytes are a brotli stream. The format has no mark, so it is tried.</summary>
internal static class Brotli
{
    /// <summary>Whether the beginning decompresses to at least a few bytes without a fault.</summary>
    public static bool Probe(ReadOnlySpan<byte> data)
    {
        Span<byte> output = stackalloc byte[256];
        using var decoder = new BrotliDecoder();
        var status = decoder.Decompress(data, output, out var consumed, out var written);
        return written >= 4 && (status == OperationStatus.DestinationTooSmall || (status == OperationStatus.Done && consumed == data.Length))
            && output[..written].IndexOfAnyInRange((byte)0, (byte)8) < 0;
    }
}
