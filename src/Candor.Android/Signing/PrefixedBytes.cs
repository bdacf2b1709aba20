using System.Buffers.Binary;
using Candor.Android.Packages;

namespace Candor.Android.Signing;

/// <summary>Reads the nested, length-prefixed fields of signature schemes v2 and v3, forward only.</summary>
internal ref struct PrefixedBytes(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsEmpty => _rest.IsEmpty;

    public readonly ReadOnlySpan<byte> Rest => _rest;

    public uint U32()
    {
        if (_rest.Length < 4)
        {
            throw new BadApkException("signature", "a field of the signing block is cut off");
        }
        var value = BinaryPrimitives.ReadUInt32LittleEndian(_rest);
        _rest = _rest[4..];
        return value;
    }

    public ReadOnlySpan<byte> Field()
    {
        var length = U32();
        if (length > _rest.Length)
        {
            throw new BadApkException("signature", "a field of the signing block is longer than the block");
        }
        var field = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return field;
    }
}
