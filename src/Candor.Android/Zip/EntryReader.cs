using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using Candor.Android.Packages;

namespace Candor.Android.Zip;

/// <summary>Reads the data of one entry, counting every byte: no length that the archive claims is trusted.</summary>
internal sealed class EntryReader(IRandomAccessBytes file, ZipEntry entry, ZipLimits limits)
{
    private const int LocalHeaderLength = 30;
    private const int MostDeflateRatio = 1_032;
    private readonly ImmutableArray<ApkProblem>.Builder _problems = ImmutableArray.CreateBuilder<ApkProblem>();

    public ZipContent Read(int maxBytes)
    {
        var limit = Math.Min(maxBytes, limits.MaxEntryBytes);
        var bytes = entry.IsDeflated ? Inflate(limit) : Copy(limit);
        return new ZipContent(bytes, _problems.ToImmutable());
    }

    /// <summary>Reads at most <paramref name="count"/> bytes from the beginning; fewer if the entry is shorter or broken.</summary>
    public byte[] ReadPrefix(int count)
    {
        var start = FindData();
        var buffer = new byte[count];
        using var stream = Open(start);
        int read;
        try
        {
            read = stream.ReadAtLeast(buffer, count, throwOnEndOfStream: false);
        }
        catch (InvalidDataException)
        {
            read = 0;
        }
        return buffer[..read];
    }

    private Stream Open(long start) =>
        entry.IsDeflated
            ? new DeflateStream(new RegionStream(file, start, Available(start, entry.CompressedLength)), CompressionMode.Decompress)
            : new RegionStream(file, start, Available(start, entry.Length));

    private long Available(long start, long claimed) => Math.Max(0, Math.Min(claimed, file.Length - start));

    /// <summary>The local header serves only to find the data; what else it says is compared and reported.</summary>
    private long FindData()
    {
        Span<byte> header = stackalloc byte[LocalHeaderLength];
        var at = entry.LocalHeaderOffset;
        if (at < 0 || at > file.Length - LocalHeaderLength || file.Read(at, header) != LocalHeaderLength)
        {
            throw Bad("the local header is outside the file");
        }
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != 0x04034b50)
        {
            throw Bad("there is no local header where the directory says");
        }
        var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(header[26..]);
        var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        var start = at + LocalHeaderLength + nameLength + extraLength;
        if (start > file.Length)
        {
            throw Bad("the data is outside the file");
        }
        var method = BinaryPrimitives.ReadUInt16LittleEndian(header[8..]);
        if (method != entry.Method)
        {
            Report($"the local header says compression method {method}, the directory {entry.Method}; the directory is followed");
        }
        CompareNames(at + LocalHeaderLength, nameLength);
        return start;
    }

    private void CompareNames(long at, int length)
    {
        var local = new byte[length];
        var read = file.Read(at, local);
        if (!System.Text.Encoding.UTF8.GetString(local.AsSpan(0, read)).Equals(entry.Name, StringComparison.Ordinal))
        {
            Report("the local header has another name; the directory is followed");
        }
    }

    private byte[] Copy(int limit)
    {
        // Android copies as many bytes as the uncompressed length says.
        var start = FindData();
        if (entry.Length != entry.CompressedLength)
        {
            Report($"stored, but with two lengths, {entry.CompressedLength} and {entry.Length}; the second is followed");
        }
        var length = Available(start, entry.Length);
        if (length < entry.Length)
        {
            Report($"{entry.Length} bytes are promised, {length} are there");
        }
        if (length > limit)
        {
            throw Bad($"the entry is longer than the limit of {limit} bytes");
        }
        var bytes = GC.AllocateUninitializedArray<byte>((int)length);
        return file.Read(start, bytes) == bytes.Length ? bytes : throw Bad("the file became shorter while it was read");
    }

    private byte[] Inflate(int limit)
    {
        var start = FindData();
        var input = Available(start, entry.CompressedLength);
        if (input < entry.CompressedLength)
        {
            Report($"{entry.CompressedLength} compressed bytes are promised, {input} are there");
        }
        var ceiling = Ceiling(limit, input);
        // A believable length gets its room at once; a lie starts small and grows with what really comes.
        var believable = entry.Length <= ceiling && entry.Length <= input * MostDeflateRatio + 64;
        var buffer = GC.AllocateUninitializedArray<byte>(believable ? (int)entry.Length : (int)Math.Min(ceiling, 64 * 1024));
        var count = 0;
        using (var stream = Open(start))
        {
            try
            {
                count = Fill(stream, ref buffer, ceiling, limit);
            }
            catch (InvalidDataException e)
            {
                throw new BadApkException("zip", "the compressed data is broken", start, entry.Name, e);
            }
        }
        if (count != entry.Length)
        {
            Report($"{entry.Length} bytes are promised, {count} came out; Android refuses the entry");
        }
        return count == buffer.Length ? buffer : buffer[..count];
    }

    private int Ceiling(int limit, long input) =>
        (int)Math.Min(limit, Math.Max(limits.RatioFloorBytes, input * limits.MaxRatio));

    private int Fill(Stream stream, ref byte[] buffer, int ceiling, int limit)
    {
        var count = 0;
        while (true)
        {
            if (count == buffer.Length)
            {
                var next = stream.ReadByte();
                if (next < 0)
                {
                    return count;
                }
                if (count >= ceiling)
                {
                    throw Bad(ceiling == limit
                        ? $"the entry inflates to more than the limit of {limit} bytes"
                        : $"the entry inflates to more than {limits.MaxRatio} times its size: a decompression bomb");
                }
                Array.Resize(ref buffer, (int)Math.Min(ceiling, Math.Max(buffer.Length * 2L, 4096)));
                buffer[count++] = (byte)next;
                continue;
            }
            var read = stream.Read(buffer, count, buffer.Length - count);
            if (read == 0)
            {
                return count;
            }
            count += read;
        }
    }

    private BadApkException Bad(string message) => new("zip", message, Math.Max(-1, entry.LocalHeaderOffset), entry.Name);

    private void Report(string message) =>
        _problems.Add(new ApkProblem("zip", entry.Name, Math.Max(-1, entry.LocalHeaderOffset), message));
}
