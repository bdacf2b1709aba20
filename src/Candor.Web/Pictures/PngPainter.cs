using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;

namespace Candor.Web.Pictures;

/// <summary>
/// Paints over parts of a picture, so that what stood there is in no byte of it: the PNG (W3C, third edition) is decoded, painted, and written anew with the
/// chunks that it needs and no other. Takes what Chromium writes: 8 bits a sample, RGB or RGBA, not interlaced.
/// </summary>
internal static class PngPainter
{
    private const int MostPixels = 64 << 20;
    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];
    private static readonly uint[] CrcTable = MakeCrcTable();

    /// <summary>Paints rectangles, in pixels, in one colour.</summary>
    /// <returns>The new picture; null where the given one cannot be read.</returns>
    public static byte[]? Paint(ReadOnlySpan<byte> png, IEnumerable<(int X, int Y, int Width, int Height)> rectangles)
    {
        if (!png.StartsWith(Signature) || png.Length < 33 || BinaryPrimitives.ReadInt32BigEndian(png[8..]) != 13)
        {
            return null;
        }

        var width = BinaryPrimitives.ReadInt32BigEndian(png[16..]);
        var height = BinaryPrimitives.ReadInt32BigEndian(png[20..]);
        var channels = (png[24], png[25], png[28]) switch { (8, 2, 0) => 3, (8, 6, 0) => 4, _ => 0 };
        if (channels == 0 || width <= 0 || height <= 0 || (long)width * height > MostPixels)
        {
            return null;
        }

        var stride = (width * channels) + 1;
        if (Inflate(png, stride * height) is not { } rows || !Filter(rows, stride, channels, isUndone: true))
        {
            return null;
        }

        foreach (var (x, y, w, h) in rectangles)
        {
            var (left, right) = (Math.Clamp(x, 0, width), Math.Clamp(x + w, 0, width));
            for (var row = Math.Clamp(y, 0, height); row < Math.Clamp(y + h, 0, height); row++)
            {
                for (var i = left; i < right; i++)
                {
                    var pixel = rows.AsSpan((row * stride) + 1 + (i * channels), channels);
                    pixel.Fill(0x33);
                    if (channels == 4)
                    {
                        pixel[3] = 0xFF;
                    }
                }
            }
        }

        Filter(rows, stride, channels, isUndone: false);
        return Write(png.Slice(16, 13), rows);
    }

    private static byte[]? Inflate(ReadOnlySpan<byte> png, int length)
    {
        using var packed = new MemoryStream();
        for (var at = 8; at + 12 <= png.Length;)
        {
            long size = BinaryPrimitives.ReadUInt32BigEndian(png[at..]);
            if (at + 12 + size > png.Length)
            {
                return null;
            }

            if (png.Slice(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                packed.Write(png.Slice(at + 8, (int)size));
            }

            at += 12 + (int)size;
        }

        packed.Position = 0;
        var rows = new byte[length];
        try
        {
            using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
            zlib.ReadExactly(rows);
            return rows;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    /// <summary>Undoes or applies the filter that each row names in its first byte; false where there is no such filter.</summary>
    private static bool Filter(byte[] rows, int stride, int channels, bool isUndone)
    {
        var height = rows.Length / stride;

        // Undone from the first row on, applied from the last: both times the row above is as it is in the picture.
        for (var n = 0; n < height; n++)
        {
            var y = isUndone ? n : height - 1 - n;
            var row = rows.AsSpan(y * stride, stride);
            var above = y == 0 ? [] : rows.AsSpan((y - 1) * stride, stride);
            if (row[0] > 4)
            {
                return false;
            }

            for (var k = 1; k < stride; k++)
            {
                var i = isUndone ? k : stride - k;
                int left = i > channels ? row[i - channels] : 0;
                int up = above.IsEmpty ? 0 : above[i];
                int corner = above.IsEmpty || i <= channels ? 0 : above[i - channels];
                var predicted = row[0] switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => Paeth(left, up, corner), _ => 0 };
                row[i] = (byte)(isUndone ? row[i] + predicted : row[i] - predicted);
            }
        }

        return true;
    }

    private static int Paeth(int left, int up, int corner)
    {
        var estimate = left + up - corner;
        var (a, b, c) = (Math.Abs(estimate - left), Math.Abs(estimate - up), Math.Abs(estimate - corner));
        return a <= b && a <= c ? left : b <= c ? up : corner;
    }

    private static byte[] Write(ReadOnlySpan<byte> header, byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(rows);
        }

        using var output = new MemoryStream();
        output.Write(Signature);
        Chunk(output, "IHDR"u8, header);
        Chunk(output, "IDAT"u8, packed.ToArray());
        Chunk(output, "IEND"u8, []);
        return output.ToArray();
    }

    private static void Chunk(MemoryStream output, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        output.Write(number);
        output.Write(type);
        output.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(Crc(uint.MaxValue, type), data) ^ uint.MaxValue);
        output.Write(number);
    }

    private static uint Crc(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var b in data)
        {
            crc = CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }

        return crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (var n = 0u; n < 256; n++)
        {
            var c = n;
            for (var k = 0; k < 8; k++)
            {
                c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
            }

            table[n] = c;
        }

        return table;
    }
}
