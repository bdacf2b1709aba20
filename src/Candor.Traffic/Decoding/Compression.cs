using System.IO.Compression;
using ZstdSharp;

namespace Candor.Traffic.Decoding;

/// <summary>Takes compression off, with a bound on what comes out. What was cut or broken gives what came before.</summary>
internal static class Compression
{
    /// <summary>The kind of compression that the first bytes tell; null where they tell none.</summary>
    public static string? Sniff(ReadOnlySpan<byte> data)
    {
        if (data.Length < 6)
        {
            return null;
        }

        if (data[0] == 0x1F && data[1] == 0x8B && data[2] == 8)
        {
            return "gunzip";
        }

        if (data.StartsWith((ReadOnlySpan<byte>)[0x28, 0xB5, 0x2F, 0xFD]))
        {
            return "zstd";
        }

        return (data[0] & 0x0F) == 8 && (data[0] >> 4) <= 7 && ((data[0] << 8) | data[1]) % 31 == 0 && (data[1] & 0x20) == 0 ? "zlib" : null;
    }

    /// <summary>Whether bytes may be a raw deflate stream of text whose first block is no stored one.</summary>
    public static bool MayBeDeflate(ReadOnlySpan<byte> data)
    {
        if (data.Length < 6)
        {
            return false;
        }

        var type = (data[0] >> 1) & 3;
        if (type == 1)
        {
            return FixedHuffman.BeginsText(data);
        }

        if (type != 2)
        {
            return false;
        }

        // The header of a dynamic block: at most 286 and 30 codes, and a complete code for the code lengths.
        var bits = data[0] | ((ulong)data[1] << 8) | ((ulong)data[2] << 16) | ((ulong)data[3] << 24) | ((ulong)data[4] << 32) | ((ulong)data[5] << 40);
        for (var i = 6; i < 8 && i < data.Length; i++)
        {
            bits |= (ulong)data[i] << (8 * i);
        }

        var literals = (int)((bits >> 3) & 31);
        var distances = (int)((bits >> 8) & 31);
        var lengths = (int)((bits >> 13) & 15) + 4;
        if (literals > 29 || distances > 29 || data.Length < 10)
        {
            return false;
        }

        var space = 0;
        for (var i = 0; i < lengths; i++)
        {
            var at = 17 + (3 * i);
            var length = ((data[at >> 3] | ((at >> 3) + 1 < data.Length ? data[(at >> 3) + 1] << 8 : 0)) >> (at & 7)) & 7;
            space += length == 0 ? 0 : 128 >> length;
        }

        return space == 128;
    }

    /// <summary>Decompresses.</summary>
    /// <param name="kind"><c>gunzip</c>, <c>zlib</c>, <c>deflate</c>, <c>brotli</c> or <c>zstd</c>.</param>
    /// <param name="data">The compressed bytes.</param>
    /// <param name="most">The most bytes that are taken.</param>
    /// <param name="isCut">Whether there was more.</param>
    /// <returns>The bytes; empty where it is no such stream.</returns>
    public static byte[] Decompress(string kind, ReadOnlyMemory<byte> data, int most, out bool isCut)
    {
        isCut = false;
        using var input = ReadableStream(data);
        try
        {
            using Stream stream = kind switch
            {
                "gunzip" => new GZipStream(input, CompressionMode.Decompress),
                "zlib" => new ZLibStream(input, CompressionMode.Decompress),
                "deflate" => new DeflateStream(input, CompressionMode.Decompress),
                "brotli" => new BrotliStream(input, CompressionMode.Decompress),
                _ => Zstd(input),
            };
            return Read(stream, most, data.Length, out isCut);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or ZstdException or IOException)
        {
            return [];
        }
    }

    private static MemoryStream ReadableStream(ReadOnlyMemory<byte> data) =>
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(data, out var array)
            ? new(array.Array!, array.Offset, array.Count, writable: false)
            : new(data.ToArray(), writable: false);

    private static DecompressionStream Zstd(MemoryStream input)
    {
        var stream = new DecompressionStream(input, leaveOpen: true, checkEndOfStream: false);
        // At most 8 MiB of window, whatever the frame asks for.
        stream.SetParameter(ZstdSharp.Unsafe.ZSTD_dParameter.ZSTD_d_windowLogMax, 23);
        return stream;
    }

    private static byte[] Read(Stream stream, int most, int compressed, out bool isCut)
    {
        isCut = false;
        var buffer = new byte[(int)Math.Min(most, Math.Max(256L, 4L * compressed))];
        var count = 0;
        while (true)
        {
            int read;
            try
            {
                read = stream.Read(buffer, count, buffer.Length - count);
            }
            catch (Exception e) when (e is InvalidDataException or InvalidOperationException or ZstdException or IOException)
            {
                // A stream that breaks later gives what came before; one that breaks at once is none.
                break;
            }

            if (read == 0)
            {
                break;
            }

            count += read;
            if (count == buffer.Length)
            {
                if (buffer.Length >= most)
                {
                    isCut = true;
                    break;
                }

                Array.Resize(ref buffer, (int)Math.Min(most, 2L * buffer.Length));
            }
        }

        Array.Resize(ref buffer, count);
        return buffer;
    }
}
