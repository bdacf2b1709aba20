using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace Candor.Bundles.Redaction;

/// <summary>A PNG picture of eight bits a channel, not interlaced, as browsers write them: read, blackened in places, and written again without anything else.</summary>
internal sealed class PngPicture
{
    /// <summary>The largest picture that is read, in bytes.</summary>
    public const int MostBytes = 64 << 20;

    private const int MostPixelBytes = 512 << 20;
    private static readonly byte[] Signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
    private readonly byte[] _header;
    private readonly byte[] _rows;
    private readonly int _width;
    private readonly int _height;
    private readonly int _channels;

    private PngPicture(byte[] header, byte[] rows, int width, int height, int channels)
    {
        _header = header;
        _rows = rows;
        _width = width;
        _height = height;
        _channels = channels;
    }

    /// <summary>Reads a picture.</summary>
    /// <exception cref="BadBundleException">It is none of that kind.</exception>
    public static PngPicture Read(string path, byte[] file)
    {
        if (!file.AsSpan().StartsWith(Signature))
        {
            throw new BadBundleException(path, "it is no PNG picture; take it out whole with --exhibit");
        }

        byte[]? header = null;
        using var data = new MemoryStream();
        for (var at = Signature.Length; at <= file.Length - 12;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            var type = file.AsSpan(at + 4, 4);
            if (length > file.Length - at - 12)
            {
                break;
            }

            var body = file.AsSpan(at + 8, (int)length);
            if (type.SequenceEqual("IHDR"u8) && length == 13)
            {
                header = body.ToArray();
            }
            else if (type.SequenceEqual("IDAT"u8))
            {
                data.Write(body);
            }

            at += 12 + (int)length;
        }

        var channels = header is null ? 0 : header[9] switch { 0 => 1, 2 => 3, 4 => 2, 6 => 4, _ => 0 };
        var width = header is null ? 0 : BinaryPrimitives.ReadUInt32BigEndian(header);
        var height = header is null ? 0 : BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4));
        if (channels == 0 || header![8] != 8 || header[12] != 0 || width == 0 || height == 0 || height * ((width * (ulong)channels) + 1) > MostPixelBytes)
        {
            throw new BadBundleException(path, "it is no PNG picture of eight bits a channel, or too large; take it out whole with --exhibit");
        }

        var stride = ((int)width * channels) + 1;
        var rows = new byte[stride * (int)height];
        data.Position = 0;
        try
        {
            using var inflated = new ZLibStream(data, CompressionMode.Decompress);
            inflated.ReadExactly(rows);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new BadBundleException(path, "the picture is broken; take it out whole with --exhibit", inner: e);
        }

        var picture = new PngPicture(header, rows, (int)width, (int)height, channels);
        picture.Unfilter(path);
        return picture;
    }

    /// <summary>Blackens a place; what of it lies outside the picture is passed over.</summary>
    public void Blacken(PictureRegion region)
    {
        var (left, right) = (Math.Clamp(region.X, 0, _width), (int)Math.Clamp((long)region.X + region.Width, 0, _width));
        var (top, bottom) = (Math.Clamp(region.Y, 0, _height), (int)Math.Clamp((long)region.Y + region.Height, 0, _height));
        for (var y = top; y < bottom; y++)
        {
            var row = _rows.AsSpan((y * Stride) + 1 + (left * _channels), Math.Max(0, right - left) * _channels);
            row.Clear();
            for (var i = _channels - 1; _channels is 2 or 4 && i < row.Length; i += _channels)
            {
                row[i] = 0xff;
            }
        }
    }

    /// <summary>The picture as a file with its header and pixels only.</summary>
    public byte[] Write()
    {
        using var stream = new MemoryStream();
        stream.Write(Signature);
        Chunk(stream, "IHDR"u8, _header);
        using (var data = new MemoryStream())
        {
            using (var deflated = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
            {
                deflated.Write(_rows);
            }

            Chunk(stream, "IDAT"u8, data.ToArray());
        }

        Chunk(stream, "IEND"u8, []);
        return stream.ToArray();
    }

    private int Stride => (_width * _channels) + 1;

    /// <summary>Undoes the filters of the rows (PNG, 9.2); afterwards all are of type 0.</summary>
    private void Unfilter(string path)
    {
        for (var y = 0; y < _height; y++)
        {
            var row = _rows.AsSpan(y * Stride, Stride);
            var above = y == 0 ? [] : _rows.AsSpan((y - 1) * Stride, Stride);
            var filter = row[0];
            if (filter > 4)
            {
                throw new BadBundleException(path, "the picture is broken; take it out whole with --exhibit");
            }

            for (var x = 1; x < row.Length; x++)
            {
                var a = x > _channels ? row[x - _channels] : 0;
                var b = above.IsEmpty ? 0 : above[x];
                var c = x > _channels && !above.IsEmpty ? above[x - _channels] : 0;
                row[x] += (byte)(filter switch { 1 => a, 2 => b, 3 => (a + b) / 2, 4 => Paeth(a, b, c), _ => 0 });
            }

            row[0] = 0;
        }
    }

    private static int Paeth(int a, int b, int c)
    {
        var p = a + b - c;
        var (pa, pb, pc) = (Math.Abs(p - a), Math.Abs(p - b), Math.Abs(p - c));
        return pa <= pb && pa <= pc ? a : pb <= pc ? b : c;
    }

    private static void Chunk(Stream stream, ReadOnlySpan<byte> type, ReadOnlySpan<byte> body)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(number, (uint)body.Length);
        stream.Write(number);
        stream.Write(type);
        stream.Write(body);
        var crc = new Crc32();
        crc.Append(type);
        crc.Append(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, crc.GetCurrentHashAsUInt32());
        stream.Write(number);
    }
}
