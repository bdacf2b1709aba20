using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Candor.Android.Packages;

namespace Candor.Android.Zip;

/// <summary>Reads the records of the central directory into entries, and reports what Android would not accept.</summary>
internal sealed class DirectoryReader(ZipLimits limits, ImmutableArray<ApkProblem>.Builder problems)
{
    private const int RecordLength = 46;
    private const uint Signature = 0x02014b50;
    private const int MostProblemsOfAKind = 20;
    private readonly Dictionary<string, int> _told = new(StringComparer.Ordinal);

    public ImmutableArray<ZipEntry> Read(IRandomAccessBytes file, EndOfDirectory end)
    {
        // Android trusts the length as written; where it lies, the records themselves say where they end.
        var available = Math.Max(0, end.Offset - end.DirectoryOffset);
        var length = Math.Min(available, Math.Max(end.DirectoryLength, 0));
        if (end.DirectoryLength > available)
        {
            Report(null, end.Offset, "length", "the central directory is said to be longer than the room for it");
        }
        if (length > limits.MaxDirectoryBytes)
        {
            throw new BadApkException("zip", $"the central directory is longer than the limit of {limits.MaxDirectoryBytes} bytes", end.DirectoryOffset);
        }
        var bytes = new byte[(int)length];
        if (file.Read(end.DirectoryOffset, bytes) != bytes.Length)
        {
            throw new BadApkException("zip", "the central directory is cut off", end.DirectoryOffset);
        }
        return ReadRecords(bytes, end);
    }

    private ImmutableArray<ZipEntry> ReadRecords(ReadOnlySpan<byte> bytes, EndOfDirectory end)
    {
        var entries = ImmutableArray.CreateBuilder<ZipEntry>();
        var position = 0;
        while (position <= bytes.Length - RecordLength
            && BinaryPrimitives.ReadUInt32LittleEndian(bytes[position..]) == Signature)
        {
            var at = end.DirectoryOffset + position;
            if (entries.Count == limits.MaxEntries)
            {
                Report(null, at, "count", $"more than {limits.MaxEntries} entries; the rest is left out");
                return entries.ToImmutable();
            }
            var record = bytes[position..];
            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(record[28..]);
            var extraLength = BinaryPrimitives.ReadUInt16LittleEndian(record[30..]);
            var commentLength = BinaryPrimitives.ReadUInt16LittleEndian(record[32..]);
            var next = (long)position + RecordLength + nameLength + extraLength + commentLength;
            if (next > bytes.Length)
            {
                Report(null, at, "record", "an entry of the central directory runs past its end; it and the rest are left out");
                break;
            }
            if (nameLength > limits.MaxNameBytes)
            {
                Report(null, at, "name length", $"a name is longer than {limits.MaxNameBytes} bytes; the entry is left out");
            }
            else
            {
                entries.Add(Describe(record, record.Slice(RecordLength, nameLength), record.Slice(RecordLength + nameLength, extraLength), at, end, entries.Count));
            }
            position = (int)next;
        }
        if (entries.Count < end.EntryCount || position < bytes.Length)
        {
            Report(null, end.DirectoryOffset + position, "end",
                $"the end record promises {end.EntryCount} entries in {end.DirectoryLength} bytes, {entries.Count} were found in {position}");
        }
        else if (entries.Count > end.EntryCount)
        {
            Report(null, end.Offset, "hidden", $"the end record promises {end.EntryCount} entries, the directory has {entries.Count}; all are read");
        }
        return entries.ToImmutable();
    }

    private ZipEntry Describe(
        ReadOnlySpan<byte> record, ReadOnlySpan<byte> name, ReadOnlySpan<byte> extra, long at, EndOfDirectory end, int index)
    {
        long compressed = BinaryPrimitives.ReadUInt32LittleEndian(record[20..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(record[24..]);
        long local = BinaryPrimitives.ReadUInt32LittleEndian(record[42..]);
        if (compressed == 0xffffffff || length == 0xffffffff || local == 0xffffffff)
        {
            Widen(extra, ref length, ref compressed, ref local);
        }
        var entry = new ZipEntry
        {
            Name = Encoding.UTF8.GetString(name),
            Index = index,
            Flags = BinaryPrimitives.ReadUInt16LittleEndian(record[8..]),
            Method = BinaryPrimitives.ReadUInt16LittleEndian(record[10..]),
            Crc32 = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]),
            CompressedLength = compressed,
            Length = length,
            LocalHeaderOffset = local < 0 || local > long.MaxValue - end.Shift ? -1 : local + end.Shift,
            DirectoryOffset = at,
        };
        if (entry.IsMarkedEncrypted)
        {
            Report(entry.Name, at, "encrypted", "marked as encrypted; Android ignores the mark, and so does this reader");
        }
        if (entry.Method is not (0 or 8))
        {
            Report(entry.Name, at, "method", $"compression method {entry.Method} is unknown; read as stored, as Android does");
        }
        if (entry.IsUnsafePath)
        {
            Report(entry.Name, at, "path", "the name would leave its folder if it were unpacked");
        }
        return entry;
    }

    /// <summary>Takes 64-bit numbers from extra field 0x0001, which holds those that do not fit, in this order.</summary>
    private static void Widen(ReadOnlySpan<byte> extra, ref long length, ref long compressed, ref long local)
    {
        while (extra.Length >= 4)
        {
            var id = BinaryPrimitives.ReadUInt16LittleEndian(extra);
            var size = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (size > extra.Length - 4)
            {
                return;
            }
            var body = extra.Slice(4, size);
            if (id == 1)
            {
                length = Take(ref body, length);
                compressed = Take(ref body, compressed);
                local = Take(ref body, local);
                return;
            }
            extra = extra[(4 + size)..];
        }

        static long Take(ref ReadOnlySpan<byte> body, long narrow)
        {
            if (narrow != 0xffffffff || body.Length < 8)
            {
                return narrow;
            }
            var wide = BinaryPrimitives.ReadInt64LittleEndian(body);
            body = body[8..];
            return wide;
        }
    }

    /// <summary>Reports, but not more than <see cref="MostProblemsOfAKind"/> times for one kind.</summary>
    public void Report(string? entry, long offset, string kind, string message)
    {
        var told = _told[kind] = _told.GetValueOrDefault(kind) + 1;
        if (told < MostProblemsOfAKind)
        {
            problems.Add(new ApkProblem("zip", entry, offset, message));
        }
        else if (told == MostProblemsOfAKind)
        {
            problems.Add(new ApkProblem("zip", entry, offset, message + "; more of the same kind are not listed"));
        }
    }
}
