using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Candor.Dex;

/// <summary>Reads forward within one span. Every read is bounded; a read past the end throws <see cref="BadDexException"/>.</summary>
internal ref struct DexReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly DexSection _section;
    private int _position;

    /// <summary>Reads <paramref name="bytes"/> (the whole file) from <paramref name="offset"/> on.</summary>
    public DexReader(ReadOnlySpan<byte> bytes, long offset, DexSection section)
    {
        if ((ulong)offset > (ulong)bytes.Length)
        {
            Fault.OutOfRange(section, offset);
        }

        _bytes = bytes;
        _position = (int)offset;
        _section = section;
    }

    public readonly int Position => _position;

    public readonly int Remaining => _bytes.Length - _position;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte ReadByte()
    {
        if ((uint)_position >= (uint)_bytes.Length)
        {
            Truncated();
        }

        return _bytes[_position++];
    }

    public ushort ReadUInt16()
    {
        if (Remaining < 2)
        {
            Truncated();
        }

        ushort value = BinaryPrimitives.ReadUInt16LittleEndian(_bytes[_position..]);
        _position += 2;
        return value;
    }

    public uint ReadUInt32()
    {
        if (Remaining < 4)
        {
            Truncated();
        }

        uint value = BinaryPrimitives.ReadUInt32LittleEndian(_bytes[_position..]);
        _position += 4;
        return value;
    }

    /// <summary>An unsigned LEB128 number of at most five bytes; bits above the 32nd are dropped, as Android does.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint ReadUleb128()
    {
        byte first = ReadByte();
        return first < 0x80 ? first : ReadUleb128Rest(first);
    }

    public int ReadSleb128()
    {
        int result = 0;
        int shift = 0;
        while (true)
        {
            byte part = ReadByte();
            result |= (part & 0x7f) << shift;
            shift += 7;
            if (part < 0x80)
            {
                return shift < 32 ? result << (32 - shift) >> (32 - shift) : result;
            }

            if (shift >= 35)
            {
                Fault.Throw("A LEB128 number is longer than five bytes", _section, _position);
            }
        }
    }

    /// <summary>An index that may be missing: -1 for missing.</summary>
    public int ReadUleb128P1() => unchecked((int)ReadUleb128() - 1);

    /// <summary>A count of items, each of which takes at least one byte of what remains.</summary>
    public int ReadCount()
    {
        int at = _position;
        uint count = ReadUleb128();
        if (count > (uint)Remaining)
        {
            Fault.Throw("A count is larger than the bytes that remain", _section, at);
        }

        return (int)count;
    }

    private uint ReadUleb128Rest(uint result)
    {
        result &= 0x7f;
        for (int shift = 7; shift < 35; shift += 7)
        {
            byte part = ReadByte();
            result |= (uint)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return result;
            }
        }

        Fault.Throw("A LEB128 number is longer than five bytes", _section, _position);
        return 0;
    }

    [DoesNotReturn]
    private readonly void Truncated() => Fault.Throw("The data ends too early", _section, _position);
}
