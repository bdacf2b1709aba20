using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;

namespace Candor.Android.Sdks.ClassFiles;

/// <summary>Reads a class file forward; all numbers are big-endian. A read past the end throws.</summary>
internal ref struct ClassBytes(ReadOnlySpan<byte> bytes, int start)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private readonly int _start = start;
    private int _position;

    /// <summary>Where the next byte stands in the file.</summary>
    public readonly int Offset => _start + _position;

    public readonly int Position => _position;

    public readonly int Length => _bytes.Length;

    public readonly bool IsAtEnd => _position >= _bytes.Length;

    public byte U1()
    {
        Need(1);
        return _bytes[_position++];
    }

    public ushort U2()
    {
        Need(2);
        _position += 2;
        return BinaryPrimitives.ReadUInt16BigEndian(_bytes[(_position - 2)..]);
    }

    public int S4()
    {
        Need(4);
        _position += 4;
        return BinaryPrimitives.ReadInt32BigEndian(_bytes[(_position - 4)..]);
    }

    public long S8()
    {
        Need(8);
        _position += 8;
        return BinaryPrimitives.ReadInt64BigEndian(_bytes[(_position - 8)..]);
    }

    /// <summary>A part with a reader of its own.</summary>
    public ClassBytes Part(long length)
    {
        Need(length);
        var part = new ClassBytes(_bytes.Slice(_position, (int)length), Offset);
        _position += (int)length;
        return part;
    }

    public void Skip(long length)
    {
        Need(length);
        _position += (int)length;
    }

    private readonly void Need(long length)
    {
        if (length < 0 || length > _bytes.Length - _position)
        {
            Fail(Offset);
        }
    }

    [DoesNotReturn]
    private static void Fail(int offset) => throw new BadClassFileException("The class file ends too early", offset);
}
