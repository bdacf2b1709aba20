using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Candor.Reports.Papers.Docx;

/// <summary>
/// Writes a ZIP archive of a few small entries, deflated, in the order in which they are added and without times, so that the same
/// entries give the same bytes. (PKWARE APPNOTE 6.3.10, without ZIP64.)
/// </summary>
internal sealed class ZipWriter : IDisposable
{
    private const ushort Version = 20;
    private const ushort Utf8Names = 1 << 11;
    private const ushort Deflated = 8;

    /// <summary>1 January 1980, the earliest date that the format has.</summary>
    private const ushort NoDate = 0x21;

    private static readonly uint[] CrcTable = MakeCrcTable();
    private readonly MemoryStream _file = new();
    private readonly List<(byte[] Name, uint Crc, int Compressed, int Size, int Offset)> _entries = [];

    /// <summary>Adds an entry.</summary>
    public void Add(string name, ReadOnlySpan<byte> bytes)
    {
        using var deflated = new MemoryStream();
        using (var deflate = new DeflateStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(bytes);
        }

        var entry = (Name: Encoding.UTF8.GetBytes(name), Crc: Crc(bytes), Compressed: (int)deflated.Length, Size: bytes.Length, Offset: (int)_file.Length);
        _entries.Add(entry);
        Span<byte> header = stackalloc byte[30];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x04034b50);
        Common(header[4..], entry.Crc, entry.Compressed, entry.Size, entry.Name.Length);
        _file.Write(header);
        _file.Write(entry.Name);
        deflated.Position = 0;
        deflated.CopyTo(_file);
    }

    /// <summary>Ends the archive and gives its bytes.</summary>
    public byte[] ToArray()
    {
        var start = (int)_file.Length;
        Span<byte> header = stackalloc byte[46];
        foreach (var (name, crc, compressed, size, offset) in _entries)
        {
            header.Clear();
            BinaryPrimitives.WriteUInt32LittleEndian(header, 0x02014b50);
            BinaryPrimitives.WriteUInt16LittleEndian(header[4..], Version);
            Common(header[6..], crc, compressed, size, name.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(header[42..], (uint)offset);
            _file.Write(header);
            _file.Write(name);
        }

        Span<byte> end = stackalloc byte[22];
        end.Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], (ushort)_entries.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], (ushort)_entries.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], (uint)(_file.Length - start));
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], (uint)start);
        _file.Write(end);
        return _file.ToArray();
    }

    public void Dispose() => _file.Dispose();

    /// <summary>The fields that both headers of an entry have, from the version needed on.</summary>
    private static void Common(Span<byte> to, uint crc, int compressed, int size, int nameLength)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(to, Version);
        BinaryPrimitives.WriteUInt16LittleEndian(to[2..], Utf8Names);
        BinaryPrimitives.WriteUInt16LittleEndian(to[4..], Deflated);
        BinaryPrimitives.WriteUInt16LittleEndian(to[6..], 0);
        BinaryPrimitives.WriteUInt16LittleEndian(to[8..], NoDate);
        BinaryPrimitives.WriteUInt32LittleEndian(to[10..], crc);
        BinaryPrimitives.WriteUInt32LittleEndian(to[14..], (uint)compressed);
        BinaryPrimitives.WriteUInt32LittleEndian(to[18..], (uint)size);
        BinaryPrimitives.WriteUInt16LittleEndian(to[22..], (ushort)nameLength);
        BinaryPrimitives.WriteUInt16LittleEndian(to[24..], 0);
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = 0xFFFFFFFF;
        foreach (var b in bytes)
        {
            crc = CrcTable[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint[] MakeCrcTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) != 0 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }
}
