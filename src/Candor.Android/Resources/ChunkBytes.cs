using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using Candor.Android.Packages;

namespace Candor.Android.Resources;

/// <summary>A bounded view of the little-endian bytes of a resource file. Every read is checked in 64 bits.</summary>
internal readonly ref struct ChunkBytes(ReadOnlySpan<byte> bytes, string section, long origin = 0)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Length => _bytes.Length;

    /// <summary>Offset of the first byte inside the section, for messages.</summary>
    public long Origin => origin;

    public byte U8(long at)
    {
        if ((ulong)at >= (ulong)_bytes.Length)
        {
            Fail(at);
        }
        return _bytes[(int)at];
    }

    public ushort U16(long at)
    {
        if (at < 0 || at > _bytes.Length - 2L)
        {
            Fail(at);
        }
        return BinaryPrimitives.ReadUInt16LittleEndian(_bytes[(int)at..]);
    }

    public uint U32(long at)
    {
        if (at < 0 || at > _bytes.Length - 4L)
        {
            Fail(at);
        }
        return BinaryPrimitives.ReadUInt32LittleEndian(_bytes[(int)at..]);
    }

    public ReadOnlySpan<byte> Slice(long at, long length)
    {
        if (at < 0 || length < 0 || at > _bytes.Length || length > _bytes.Length - at)
        {
            Fail(at);
        }
        return _bytes.Slice((int)at, (int)length);
    }

    public ChunkBytes Part(long at, long length) => new(Slice(at, length), section, origin + at);

    public BadApkException Bad(string message, long at) => new(section, message, origin + at);

    [DoesNotReturn]
    private void Fail(long at) => throw new BadApkException(section, "the data ends too early or an offset points outside it", origin + Math.Max(0, at));
}
