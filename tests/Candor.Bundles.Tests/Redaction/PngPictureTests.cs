using System.IO.Compression;
using Candor.Bundles.Support;
using Candor.Bundles.Verification;

namespace Candor.Bundles.Redaction;

public class PngPictureTests
{
    [Fact]
    public void A_place_is_blackened_and_the_rest_of_the_picture_stays()
    {
        using var folder = new TemporaryFolder();
        var picture = SampleBundle.Exhibit("exhibits", ".png", Gradient(20, 10));
        var source = SampleBundle.Write(folder, isArchive: false, files: [picture, new("audit.json", "{}"u8.ToArray())]);
        BundleRedactor.Redact(source, folder.At("new"), folder.At("salts"), new() { Regions = [new(picture.Path, 5, 2, 100, 3)] }, SampleBundle.Key, TestContext.Current.CancellationToken);
        Assert.Equal(BundleVerdict.Intact, BundleVerifier.Verify(folder.At("new"), new VerifyOptions(), TestContext.Current.CancellationToken).Verdict);
        var before = Pixels(picture.Bytes.ToArray(), 20, 10);
        var after = Pixels(File.ReadAllBytes(folder.At("new", "substitutes", "1.png")), 20, 10);
        for (var y = 0; y < 10; y++)
        {
            for (var x = 0; x < 20; x++)
            {
                var at = (y * 61) + 1 + (x * 3);
                Assert.Equal(x >= 5 && y is >= 2 and < 5 ? [0, 0, 0] : before[at..(at + 3)], after[at..(at + 3)]);
            }
        }
    }

    [Fact]
    public void Each_filter_of_rows_is_undone()
    {
        var plain = Pixels(Gradient(20, 10, filter: 0), 20, 10);
        for (byte filter = 1; filter <= 4; filter++)
        {
            Assert.Equal(plain, Pixels(PngPicture.Read("p.png", Gradient(20, 10, filter)).Write(), 20, 10));
        }
    }

    [Fact]
    public void What_is_no_picture_of_that_kind_is_refused()
    {
        var honest = Gradient(20, 10);
        var random = new Random(3);
        Assert.Throws<BadBundleException>(() => PngPicture.Read("p.png", [1, 2, 3]));
        for (var i = 0; i < 2000; i++)
        {
            try
            {
                PngPicture.Read("p.png", Bytes.Change(honest, random).Bytes).Write();
            }
            catch (BadBundleException)
            {
                // Refused in words.
            }
        }
    }

    private static byte[] Gradient(int width, int height, byte filter = 0)
    {
        var raw = new byte[height][];
        for (var y = 0; y < height; y++)
        {
            raw[y] = [.. Enumerable.Range(0, width * 3).Select(i => (byte)((i * 11) + (y * 31)))];
        }

        var rows = new List<byte>();
        for (var y = 0; y < height; y++)
        {
            rows.Add(filter);
            for (var x = 0; x < width * 3; x++)
            {
                int a = x >= 3 ? raw[y][x - 3] : 0, b = y > 0 ? raw[y - 1][x] : 0, c = x >= 3 && y > 0 ? raw[y - 1][x - 3] : 0;
                var p = a + b - c;
                var paeth = Math.Abs(p - a) <= Math.Abs(p - b) && Math.Abs(p - a) <= Math.Abs(p - c) ? a : Math.Abs(p - b) <= Math.Abs(p - c) ? b : c;
                rows.Add((byte)(raw[y][x] - (filter switch { 1 => a, 2 => b, 3 => (a + b) / 2, 4 => paeth, _ => 0 })));
            }
        }

        using var data = new MemoryStream();
        using (var deflated = new ZLibStream(data, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflated.Write(rows.ToArray());
        }

        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", [0, 0, 0, (byte)width, 0, 0, 0, (byte)height, 8, 2, 0, 0, 0]), .. Chunk("IDAT", data.ToArray()), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] body)
    {
        byte[] named = [.. System.Text.Encoding.ASCII.GetBytes(type), .. body];
        var crc = System.IO.Hashing.Crc32.HashToUInt32(named);
        return [(byte)(body.Length >> 24), (byte)(body.Length >> 16), (byte)(body.Length >> 8), (byte)body.Length, .. named, (byte)(crc >> 24), (byte)(crc >> 16), (byte)(crc >> 8), (byte)crc];
    }

    /// <summary>The rows of a picture of filter type 0.</summary>
    private static byte[] Pixels(byte[] png, int width, int height)
    {
        var at = png.AsSpan().IndexOf("IDAT"u8);
        using var stream = new ZLibStream(new MemoryStream(png, at + 4, png.Length - at - 4), CompressionMode.Decompress);
        var rows = new byte[((width * 3) + 1) * height];
        stream.ReadExactly(rows);
        return rows;
    }
}
