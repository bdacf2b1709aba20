using System.Buffers.Binary;
using System.Collections.Immutable;
using Candor.Android.Packages;

namespace Candor.Android.Zip;

/// <summary>The end-of-central-directory record: where the directory is and how many entries it has.</summary>
/// <param name="Offset">Offset of the record in the file.</param>
/// <param name="EntryCount">Number of entries, as written.</param>
/// <param name="DirectoryOffset">Offset of the central directory in the file, after the correction for prefixed data.</param>
/// <param name="DirectoryLength">Length of the central directory in bytes, as written.</param>
/// <param name="Shift">What was added to the offsets as written because data was put before the archive; usually 0.</param>
internal sealed record EndOfDirectory(long Offset, long EntryCount, long DirectoryOffset, long DirectoryLength, long Shift)
{
    public const int RecordLength = 22;
    private const uint Signature = 0x06054b50;
    private const uint LocatorSignature = 0x07064b50;
    private const uint Zip64Signature = 0x06064b50;
    private const uint EntrySignature = 0x02014b50;

    /// <summary>Finds the record in the last 64 KiB, as Android does: the last one whose comment ends with the file.</summary>
    /// <exception cref="BadApkException">There is none, or it points outside the file.</exception>
    public static EndOfDirectory Find(IRandomAccessBytes file, ImmutableArray<ApkProblem>.Builder problems)
    {
        var tail = new byte[(int)Math.Min(file.Length, RecordLength + 65_535)];
        var start = file.Length - tail.Length;
        if (file.Read(start, tail) != tail.Length)
        {
            throw new BadApkException("zip", "the file became shorter while it was read", start);
        }
        var at = Locate(tail, out var exact);
        if (at < 0)
        {
            throw new BadApkException("zip", DescribeMissing(file));
        }
        if (!exact)
        {
            problems.Add(new ApkProblem("zip", null, start + at, "bytes follow the end of the archive; Android refuses such a package"));
        }
        return Parse(file, tail.AsSpan(at), start + at, problems);
    }

    private static int Locate(ReadOnlySpan<byte> tail, out bool exact)
    {
        var fallback = -1;
        for (var i = tail.Length - RecordLength; i >= 0; i--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail[i..]) != Signature)
            {
                continue;
            }
            if (i + RecordLength + BinaryPrimitives.ReadUInt16LittleEndian(tail[(i + 20)..]) == tail.Length)
            {
                exact = true;
                return i;
            }
            fallback = fallback < 0 ? i : fallback;
        }
        exact = false;
        return fallback;
    }

    private static string DescribeMissing(IRandomAccessBytes file)
    {
        if (file.Length == 0)
        {
            return "the file is empty";
        }
        Span<byte> head = stackalloc byte[4];
        return file.Read(0, head) == 4 && BinaryPrimitives.ReadUInt32LittleEndian(head) == 0x04034b50
            ? "the archive has a beginning but no end: the file was cut off"
            : "this is not a ZIP archive";
    }

    private static EndOfDirectory Parse(
        IRandomAccessBytes file, ReadOnlySpan<byte> record, long offset, ImmutableArray<ApkProblem>.Builder problems)
    {
        long count = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(record[12..]);
        long directory = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        var disk = BinaryPrimitives.ReadUInt16LittleEndian(record[4..]);
        var end = offset;
        if ((count == 0xffff || length == 0xffffffff || directory == 0xffffffff)
            && ReadZip64(file, offset) is { } wide)
        {
            (count, length, directory, end) = wide;
            problems.Add(new ApkProblem("zip", null, offset, "a ZIP64 archive; Android's package verifier refuses it"));
        }
        if (disk != 0)
        {
            problems.Add(new ApkProblem("zip", null, offset, "the archive says that it spans several disks; ignored"));
        }
        if (count > 0 && !HasEntryAt(file, directory))
        {
            var shifted = end - length;
            if (length == 0 || shifted < 0 || !HasEntryAt(file, shifted))
            {
                throw new BadApkException("zip", "the central directory is not where the end record says", directory);
            }
            problems.Add(new ApkProblem("zip", null, shifted, "data was put before the archive without correcting its offsets; Android refuses it"));
            return new EndOfDirectory(offset, count, shifted, length, shifted - directory);
        }
        return new EndOfDirectory(offset, count, directory, length, 0);
    }

    private static (long Count, long Length, long Directory, long End)? ReadZip64(IRandomAccessBytes file, long offset)
    {
        Span<byte> buffer = stackalloc byte[56];
        if (offset < 20 || file.Read(offset - 20, buffer[..20]) != 20
            || BinaryPrimitives.ReadUInt32LittleEndian(buffer) != LocatorSignature)
        {
            return null;
        }
        var at = BinaryPrimitives.ReadInt64LittleEndian(buffer[8..]);
        if (at < 0 || at > file.Length - 56 || file.Read(at, buffer) != 56
            || BinaryPrimitives.ReadUInt32LittleEndian(buffer) != Zip64Signature)
        {
            return null;
        }
        var count = BinaryPrimitives.ReadInt64LittleEndian(buffer[32..]);
        var length = BinaryPrimitives.ReadInt64LittleEndian(buffer[40..]);
        var directory = BinaryPrimitives.ReadInt64LittleEndian(buffer[48..]);
        return count < 0 || length < 0 || directory < 0 || directory > file.Length || length > file.Length
            ? throw new BadApkException("zip", "the ZIP64 end record holds impossible numbers", at)
            : (count, length, directory, at);
    }

    private static bool HasEntryAt(IRandomAccessBytes file, long offset)
    {
        Span<byte> signature = stackalloc byte[4];
        return offset <= file.Length - 4 && file.Read(offset, signature) == 4
            && BinaryPrimitives.ReadUInt32LittleEndian(signature) == EntrySignature;
    }
}
