using System.Buffers.Binary;
using System.IO.Compression;

namespace Candor.Web.Support;

/// <summary>Reads the pixels of a PNG of 8 bits a sample, for tests.</summary>
internal static class PngPixels
{
    public static (byte[] Pixels, int Channels) Read(byte[] png)
    {
        var width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16));
        var height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20));
        var channels = png[25] == 2 ? 3 : 4;
        using var packed = new MemoryStream();
        for (var at = 8; at < png.Length;)
        {
            var size = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            if (png.AsSpan(at + 4, 4).SequenceEqual("IDAT"u8))
            {
                packed.Write(png, at + 8, size);
            }

            at += 12 + size;
        }

        packed.Position = 0;
        using var zlib = new ZLibStream(packed, CompressionMode.Decompress);
        var pixels = new byte[width * height * channels];
        var row = new byte[(width * channels) + 1];
        byte At(int i, int y) => i < 0 || y < 0 ? (byte)0 : pixels[(y * width * channels) + i];
        for (var y = 0; y < height; y++)
        {
            zlib.ReadExactly(row);
            for (var i = 0; i < width * channels; i++)
            {
                int left = At(i - channels, y), up = At(i, y - 1), corner = i < channels ? 0 : At(i - channels, y - 1);
                var p = left + up - corner;
                var paeth = Math.Abs(p - left) <= Math.Abs(p - up) && Math.Abs(p - left) <= Math.Abs(p - corner) ? left : Math.Abs(p - up) <= Math.Abs(p - corner) ? up : corner;
                pixels[(y * width * channels) + i] = (byte)(row[i + 1] + row[0] switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => paeth, _ => 0 });
            }
        }

        return (pixels, channels);
    }
}
