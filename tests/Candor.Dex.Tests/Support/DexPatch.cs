using System.Buffers.Binary;

namespace Candor.Dex.Tests.Support;

/// <summary>Changes a valid DEX file by hand. Offsets are those of the header in the Android documentation.</summary>
internal sealed class DexPatch
{
    public const int FileSize = 0x20;
    public const int EndianTag = 0x28;
    public const int MapOffset = 0x34;
    public const int StringCount = 0x38;
    public const int StringOffset = 0x3C;
    public const int ClassOffset = 0x64;
    private const int ClassRow = 32;
    private readonly List<byte> _bytes = [.. Fixture.Bytes("shop.dex")];

    public byte[] Bytes => [.. _bytes];

    public int Length => _bytes.Count;

    public DexFile Open() => DexFile.Open(Bytes, "patched.dex");

    public uint Get(int at) => BinaryPrimitives.ReadUInt32LittleEndian(Bytes.AsSpan(at));

    public DexPatch Set(int at, uint value)
    {
        for (int i = 0; i < 4; i++)
        {
            _bytes[at + i] = (byte)(value >> (8 * i));
        }

        return this;
    }

    public DexPatch Set16(int at, int value)
    {
        _bytes[at] = (byte)value;
        _bytes[at + 1] = (byte)(value >> 8);
        return this;
    }

    public DexPatch SetByte(int at, byte value)
    {
        _bytes[at] = value;
        return this;
    }

    /// <summary>Where a field of a class definition stands.</summary>
    public int ClassField(string descriptor, int field) =>
        (int)Get(ClassOffset) + (ClassRow * Fixture.FindClass(Fixture.Shop(), descriptor).Handle.Index) + field;

    /// <summary>Adds bytes at the next offset that four divides, and grows the file size in the header.</summary>
    public int Append(params byte[] bytes)
    {
        while (_bytes.Count % 4 != 0)
        {
            _bytes.Add(0);
        }

        int at = _bytes.Count;
        _bytes.AddRange(bytes);
        Set(FileSize, (uint)_bytes.Count);
        return at;
    }

    /// <summary>Adds a code item and returns its offset.</summary>
    public uint AppendCode(int registers, int tries, byte[] code, params byte[] rest)
    {
        byte[] item = new byte[16 + code.Length + rest.Length];
        BinaryPrimitives.WriteUInt16LittleEndian(item, (ushort)registers);
        BinaryPrimitives.WriteUInt16LittleEndian(item.AsSpan(6), (ushort)tries);
        BinaryPrimitives.WriteInt32LittleEndian(item.AsSpan(12), code.Length / 2);
        code.CopyTo(item, 16);
        rest.CopyTo(item, 16 + code.Length);
        return (uint)Append(item);
    }
}
