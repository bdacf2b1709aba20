using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Candor.Android.Tests.Zip;

/// <summary>Writes archives in which every field can be a lie.</summary>
internal sealed class ZipBuilder
{
    private readonly ArrayBufferWriter<byte> _file = new();
    private readonly ArrayBufferWriter<byte> _directory = new();
    private int _count;

    public ushort? EntryCount { get; set; }

    public uint? DirectoryLength { get; set; }

    public byte[] Comment { get; set; } = [];

    public static byte[] Deflate(byte[] content)
    {
        using var stream = new MemoryStream();
        using (var deflate = new DeflateStream(stream, CompressionLevel.Optimal, leaveOpen: true))
        {
            deflate.Write(content);
        }
        return stream.ToArray();
    }

    public ZipBuilder Prefix(byte[] bytes)
    {
        _file.Write(bytes);
        return this;
    }

    public ZipBuilder Add(string name, string content) => Add(name, Encoding.UTF8.GetBytes(content));

    public ZipBuilder Add(
        string name, byte[] content, int method = 0, byte[]? data = null, int flags = 0, long? length = null, long? compressedLength = null,
        string? localName = null, uint? localOffset = null, byte[]? extra = null, int? localMethod = null)
    {
        data ??= method == 8 ? Deflate(content) : content;
        var offset = localOffset ?? (uint)_file.WrittenCount;
        var nameBytes = Encoding.UTF8.GetBytes(name);
        var localNameBytes = Encoding.UTF8.GetBytes(localName ?? name);
        var size = (uint)(length ?? content.Length);
        var compressed = (uint)(compressedLength ?? data.Length);

        Span<byte> local = stackalloc byte[30];
        BinaryPrimitives.WriteUInt32LittleEndian(local, 0x04034b50);
        BinaryPrimitives.WriteUInt16LittleEndian(local[6..], (ushort)flags);
        BinaryPrimitives.WriteUInt16LittleEndian(local[8..], (ushort)(localMethod ?? method));
        BinaryPrimitives.WriteUInt32LittleEndian(local[18..], compressed);
        BinaryPrimitives.WriteUInt32LittleEndian(local[22..], size);
        BinaryPrimitives.WriteUInt16LittleEndian(local[26..], (ushort)localNameBytes.Length);
        _file.Write(local);
        _file.Write(localNameBytes);
        _file.Write(data);

        Span<byte> record = stackalloc byte[46];
        BinaryPrimitives.WriteUInt32LittleEndian(record, 0x02014b50);
        BinaryPrimitives.WriteUInt16LittleEndian(record[8..], (ushort)flags);
        BinaryPrimitives.WriteUInt16LittleEndian(record[10..], (ushort)method);
        BinaryPrimitives.WriteUInt32LittleEndian(record[20..], compressed);
        BinaryPrimitives.WriteUInt32LittleEndian(record[24..], size);
        BinaryPrimitives.WriteUInt16LittleEndian(record[28..], (ushort)nameBytes.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(record[30..], (ushort)(extra?.Length ?? 0));
        BinaryPrimitives.WriteUInt32LittleEndian(record[42..], offset);
        _directory.Write(record);
        _directory.Write(nameBytes);
        _directory.Write(extra ?? []);
        _count++;
        return this;
    }

    public byte[] Build()
    {
        using var result = new MemoryStream();
        result.Write(_file.WrittenSpan);
        var start = (uint)result.Position;
        result.Write(_directory.WrittenSpan);
        Span<byte> end = stackalloc byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054b50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], EntryCount ?? (ushort)_count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], EntryCount ?? (ushort)_count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], DirectoryLength ?? (uint)_directory.WrittenCount);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], start);
        BinaryPrimitives.WriteUInt16LittleEndian(end[20..], (ushort)Comment.Length);
        result.Write(end);
        result.Write(Comment);
        return result.ToArray();
    }
}
