using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using Candor.Bundles.Verification;
using Microsoft.Win32.SafeHandles;

namespace Candor.Bundles.Containers;

/// <summary>
/// A bundle as an archive, read against <see cref="ZipLayout"/>: what is not as that form would have it is a fault. Nothing is inflated, no entry may lie
/// over another, and no length is believed that the file has no room for.
/// </summary>
internal sealed class ZipContainer : IBundleContainer
{
    private readonly SafeFileHandle _handle;
    private readonly long _length;
    private readonly List<BundleFault> _faults = [];
    private readonly List<(string Name, Entry Entry)> _order = [];
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private ZipContainer(SafeFileHandle handle)
    {
        Names = _names;
        _handle = handle;
        _length = RandomAccess.GetLength(handle);
        IsComplete = Read();
    }

    /// <summary>All names in the directory, also those of entries that cannot be read.</summary>
    public IReadOnlySet<string> Names { get; }

    public IReadOnlyList<BundleFault> Faults => _faults;

    public bool IsComplete { get; }

    public static ZipContainer Open(string path) => new(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read));

    public bool Holds(string path) => _entries.ContainsKey(path);

    BundleBlob? IBundleContainer.Open(string path) => _entries.TryGetValue(path, out var entry) ? new(_handle, entry.Start, entry.Length, OwnsHandle: false) : null;

    public (uint Crc, long Start)? Crc(string path) => _entries.TryGetValue(path, out var entry) ? (entry.Crc, entry.Record + 16) : null;

    public ContainerShape Compare(IReadOnlyList<string> expected, int most)
    {
        var wanted = expected.ToHashSet(StringComparer.Ordinal);
        var faults = ImmutableArray.CreateBuilder<BundleFault>();
        var there = _order.Where(e => wanted.Contains(e.Name)).DistinctBy(static e => e.Name, StringComparer.Ordinal).ToList();
        var should = expected.Where(_entries.ContainsKey).ToList();
        for (var i = 0; i < should.Count; i++)
        {
            if (there[i].Name != should[i])
            {
                faults.Add(new(null, there[i].Entry.Header, there[i].Entry.Start, $"'{there[i].Name}' stands where '{should[i]}' should: the order of the entries was changed"));
                break;
            }
        }

        return new(
            [.. expected.Where(p => !_entries.ContainsKey(p))],
            [.. _order.Where(e => !wanted.Contains(e.Name)).Take(most).Select(static e => (e.Name, e.Entry.Length))],
            faults.ToImmutable());
    }

    public void Dispose() => _handle.Dispose();

    private bool Read()
    {
        if (FindEnd() is not { } end)
        {
            Fault(0, _length, "the archive has no end: it was cut off, or its end was changed");
            return false;
        }

        Span<byte> record = stackalloc byte[ZipLayout.EndLength];
        ReadAt(end, record);
        var directory = (long)BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        var size = (long)BinaryPrimitives.ReadUInt32LittleEndian(record[12..]);
        if (directory + size != end || directory > end)
        {
            Fault(end + 12, end + 20, "the directory of the archive is not where its end says");
            if (directory >= end)
            {
                return false;
            }
        }

        const long MostDirectory = ZipLayout.MostEntries * (long)(ZipLayout.CentralLength + BundlePath.MostLength);
        if (end - directory > MostDirectory)
        {
            Fault(directory, end, "the directory of the archive is longer than one can be");
            return false;
        }

        var bytes = new byte[(int)(end - directory)];
        ReadAt(directory, bytes);
        var isComplete = ReadDirectory(bytes, directory);
        if (!record.SequenceEqual(ZipLayout.End(Math.Min(_order.Count, ZipLayout.MostEntries), (uint)(end - directory), (uint)directory)))
        {
            Fault(end, end + ZipLayout.EndLength, "the end record of the archive was changed");
        }

        return isComplete;
    }

    private bool ReadDirectory(ReadOnlySpan<byte> bytes, long directory)
    {
        var position = 0;
        var next = 0L;
        while (position < bytes.Length)
        {
            var at = directory + position;
            var rest = bytes[position..];
            if (rest.Length < ZipLayout.CentralLength || BinaryPrimitives.ReadUInt32LittleEndian(rest) != ZipLayout.CentralSignature)
            {
                Fault(at, directory + bytes.Length, "the directory of the archive cannot be read from here on");
                return false;
            }

            var nameLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[28..]);
            var total = ZipLayout.CentralLength + nameLength + BinaryPrimitives.ReadUInt16LittleEndian(rest[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(rest[32..]);
            if (total > rest.Length || nameLength > BundlePath.MostLength)
            {
                Fault(at, directory + bytes.Length, "the directory of the archive cannot be read from here on");
                return false;
            }

            next = ReadEntry(rest[..total], Encoding.Latin1.GetString(rest.Slice(ZipLayout.CentralLength, nameLength)), at, next, directory);
            position += total;
        }

        if (next < directory)
        {
            Fault(next, directory, "bytes stand between the last entry and the directory of the archive");
        }

        return true;
    }

    /// <summary>Reads an entry that should begin at a place; gives the place where the next should.</summary>
    private long ReadEntry(ReadOnlySpan<byte> record, string name, long at, long expected, long directory)
    {
        var crc = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        var size = BinaryPrimitives.ReadUInt32LittleEndian(record[24..]);
        var offset = BinaryPrimitives.ReadUInt32LittleEndian(record[42..]);
        _names.Add(name);
        if (BundlePath.Fault(name) is { } fault)
        {
            Fault(at, at + record.Length, $"the name of an entry {fault}");
            return Math.Max(expected, Math.Min(directory, offset + (long)ZipLayout.LocalLength + name.Length + size));
        }

        if (!record.SequenceEqual(ZipLayout.Central(name, crc, size, offset)))
        {
            Fault(at, at + record.Length, $"the directory's record of '{name}' was changed");
        }

        if (offset != expected)
        {
            if (offset < expected)
            {
                Fault(at + 42, at + 46, $"'{name}' lies over another entry, or out of order");
                return expected;
            }

            Fault(expected, Math.Min(offset, _length), $"bytes stand before '{name}' that belong to no entry");
        }

        var header = ZipLayout.Local(name, crc, size);
        var start = offset + (long)header.Length;
        if (start + size > directory)
        {
            Fault(at + 20, at + 28, $"'{name}' is said to be longer than the archive has room for");
            return expected;
        }

        var local = new byte[header.Length];
        ReadAt(offset, local);
        if (!local.AsSpan().SequenceEqual(header))
        {
            Fault(offset, start, $"the header of '{name}' was changed");
        }

        var entry = new Entry(offset, start, size, crc, at);
        if (_entries.TryAdd(name, entry))
        {
            _order.Add((name, entry));
        }
        else
        {
            Fault(offset, start + size, $"'{name}' is there twice");
        }

        return start + size;
    }

    /// <summary>Where the end record begins; a record that is not the last thing in the file is a fault.</summary>
    private long? FindEnd()
    {
        var tail = new byte[(int)Math.Min(_length, ZipLayout.EndLength + 65_535)];
        var start = _length - tail.Length;
        ReadAt(start, tail);
        for (var i = tail.Length - ZipLayout.EndLength; i >= 0; i--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(i)) != ZipLayout.EndSignature)
            {
                continue;
            }

            if (i + ZipLayout.EndLength < tail.Length)
            {
                Fault(start + i + ZipLayout.EndLength, _length, "bytes follow the end of the archive");
            }

            return start + i;
        }

        return null;
    }

    private void ReadAt(long offset, Span<byte> buffer)
    {
        var total = 0;
        while (total < buffer.Length && RandomAccess.Read(_handle, buffer[total..], offset + total) is > 0 and var read)
        {
            total += read;
        }

        if (total < buffer.Length)
        {
            throw new BadBundleException(null, "the archive became shorter while it was read", offset, _length);
        }
    }

    private void Fault(long start, long end, string message)
    {
        if (_faults.Count < 1000)
        {
            _faults.Add(new(null, start, end, message));
        }
    }

    private sealed record Entry(long Header, long Start, long Length, uint Crc, long Record);
}
