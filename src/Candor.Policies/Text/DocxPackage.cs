using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Candor.Policies.Text;

/// <summary>
/// The parts of a DOCX file: a ZIP archive read by its central directory, as Word does. Only what a part inflates to is counted and bounded; the
/// sizes that the archive claims are not trusted. Format: PKWARE APPNOTE.TXT 6.3.10, sections 4.3.12 and 4.3.16.
/// </summary>
internal sealed class DocxPackage
{
    private const int MostEntries = 20_000;
    private readonly ReadOnlyMemory<byte> _file;
    private readonly Dictionary<string, (int Offset, int Packed, int Method)> _entries = new(StringComparer.OrdinalIgnoreCase);

    private DocxPackage(ReadOnlyMemory<byte> file) => _file = file;

    /// <summary>The names of the parts, ascending.</summary>
    public IEnumerable<string> Names => _entries.Keys.Order(StringComparer.Ordinal);

    /// <summary>Whether a part was left out because it inflates beyond its bound.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Opens a package; null where the file is no ZIP archive with a directory.</summary>
    public static DocxPackage? Open(ReadOnlyMemory<byte> file)
    {
        var bytes = file.Span;
        var tail = Math.Max(0, bytes.Length - 65_557);
        var end = bytes[tail..].LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || tail + end + 22 > bytes.Length)
        {
            return null;
        }

        var record = bytes[(tail + end)..];
        long at = BinaryPrimitives.ReadUInt32LittleEndian(record[16..]);
        var package = new DocxPackage(file);
        for (var count = 0; count < MostEntries && at + 46 <= bytes.Length; count++)
        {
            var entry = bytes[(int)at..];
            if (!entry.StartsWith("PK\u0001\u0002"u8))
            {
                break;
            }

            int name = BinaryPrimitives.ReadUInt16LittleEndian(entry[28..]);
            var next = 46L + name + BinaryPrimitives.ReadUInt16LittleEndian(entry[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(entry[32..]);
            if (next > entry.Length)
            {
                break;
            }

            var offset = BinaryPrimitives.ReadUInt32LittleEndian(entry[42..]);
            var packed = BinaryPrimitives.ReadUInt32LittleEndian(entry[20..]);
            if (offset < bytes.Length)
            {
                package._entries.TryAdd(
                    Encoding.UTF8.GetString(entry.Slice(46, name)),
                    ((int)offset, (int)Math.Min(packed, (uint)bytes.Length), BinaryPrimitives.ReadUInt16LittleEndian(entry[10..])));
            }

            at += next;
        }

        return package;
    }

    /// <summary>The bytes of a part, at most <paramref name="most"/>; null where there is no such part or it cannot be inflated.</summary>
    public byte[]? Read(string name, int most)
    {
        if (!_entries.TryGetValue(name, out var entry) || entry.Offset + 30L > _file.Length)
        {
            return null;
        }

        var header = _file.Span[entry.Offset..];
        var data = entry.Offset + 30L + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        if (!header.StartsWith("PK\u0003\u0004"u8) || data > _file.Length || entry.Method is not (0 or 8))
        {
            return null;
        }

        var packed = _file.Slice((int)data, (int)Math.Min(entry.Packed, _file.Length - data));
        if (entry.Method == 0)
        {
            IsCut |= packed.Length > most;
            return packed[..Math.Min(packed.Length, most)].ToArray();
        }

        using var inflated = new MemoryStream();
        using var stream = new DeflateStream(new MemoryStream(packed.ToArray(), writable: false), CompressionMode.Decompress);
        var buffer = new byte[1 << 16];
        try
        {
            while (inflated.Length <= most && stream.Read(buffer) is > 0 and var read)
            {
                inflated.Write(buffer, 0, read);
            }
        }
        catch (InvalidDataException)
        {
            return null;
        }

        IsCut |= inflated.Length > most;
        return inflated.ToArray();
    }
}
