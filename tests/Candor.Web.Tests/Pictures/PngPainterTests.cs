using System.Buffers.Binary;
using System.IO.Compression;
using Candor.Web.Support;

namespace Candor.Web.Pictures;

public class PngPainterTests
{
    [Theory]
    [InlineData(2, 0)]
    [InlineData(2, 1)]
    [InlineData(6, 2)]
    [InlineData(6, 3)]
    [InlineData(6, 4)]
    public void What_is_painted_over_is_gone_and_the_rest_stays(byte colourType, byte filter)
    {
        const int Width = 9, Height = 7;
        var channels = colourType == 2 ? 3 : 4;
        var pixels = Enumerable.Range(0, Width * Height * channels).Select(static i => (byte)((i * 37) + (i / 5))).ToArray();
        var painted = PngPainter.Paint(Encode(pixels, Width, Height, colourType, filter), [(2, 1, 4, 3), (-5, 6, 7, 90)])!;
        var (decoded, _) = PngPixels.Read(painted);
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                var isHidden = (x is >= 2 and < 6 && y is >= 1 and < 4) || (x < 2 && y == 6);
                for (var c = 0; c < channels; c++)
                {
                    var expected = !isHidden ? pixels[(((y * Width) + x) * channels) + c] : c == 3 ? (byte)0xFF : (byte)0x33;
                    Assert.Equal(expected, decoded[(((y * Width) + x) * channels) + c]);
                }
            }
        }
    }

    [Fact]
    public void What_is_no_picture_that_can_be_painted_gives_none()
    {
        var png = Encode(new byte[4 * 4 * 4], 4, 4, 6, 0);
        Assert.Null(PngPainter.Paint([], []));
        Assert.Null(PngPainter.Paint(png.AsSpan(0, 40), [(0, 0, 1, 1)]));
        Assert.Null(PngPainter.Paint([.. png.Take(24), 16, .. png.Skip(25)], [(0, 0, 1, 1)]));
        byte[] huge = [.. png];
        BinaryPrimitives.WriteInt32BigEndian(huge.AsSpan(16), int.MaxValue);
        Assert.Null(PngPainter.Paint(huge, []));
        Assert.Null(PngPainter.Paint(Encode(new byte[4 * 4 * 4], 4, 4, 6, 9), []));
    }

    private static byte[] Encode(byte[] pixels, int width, int height, byte colourType, byte filter)
    {
        var channels = colourType == 2 ? 3 : 4;
        using var rows = new MemoryStream();
        byte At(int x, int y, int c) => x < 0 || y < 0 ? (byte)0 : pixels[(((y * width) + x) * channels) + c];
        for (var y = 0; y < height; y++)
        {
            rows.WriteByte(filter);
            for (var i = 0; i < width * channels; i++)
            {
                var (x, c) = (i / channels, i % channels);
                int left = At(x - 1, y, c), up = At(x, y - 1, c), corner = At(x - 1, y - 1, c);
                var p = left + up - corner;
                var paeth = Math.Abs(p - left) <= Math.Abs(p - up) && Math.Abs(p - left) <= Math.Abs(p - corner) ? left : Math.Abs(p - up) <= Math.Abs(p - corner) ? up : corner;
                rows.WriteByte((byte)(At(x, y, c) - filter switch { 1 => left, 2 => up, 3 => (left + up) / 2, 4 => paeth, _ => 0 }));
            }
        }

        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            zlib.Write(rows.ToArray());
        }

        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, colourType);
        var data = packed.ToArray();
        return [0x89, .. "PNG\r\n"u8, 26, 10, .. Chunk("IHDR"u8, header), .. Chunk("IDAT"u8, data[..(data.Length / 2)]), .. Chunk("IDAT"u8, data[(data.Length / 2)..]), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. type, .. data, 0, 0, 0, 0];
    }
}
