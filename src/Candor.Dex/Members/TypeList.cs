using System.Buffers.Binary;

namespace Candor.Dex;

/// <summary>A list of types: parameters of a method or interfaces of a class.</summary>
public readonly struct TypeList
{
    private readonly DexFile _file;
    private readonly int _offset;

    internal TypeList(DexFile file, uint offset)
    {
        _file = file;
        if (offset == 0)
        {
            return;
        }

        DexReader reader = new(file.Bytes, offset, DexSection.Types);
        uint count = reader.ReadUInt32();
        if (count > (uint)reader.Remaining / 2)
        {
            Fault.Throw($"A list of {count} types does not fit into the file", DexSection.Types, offset);
        }

        Count = (int)count;
        _offset = reader.Position;
    }

    /// <summary>How many types there are.</summary>
    public int Count { get; }

    /// <summary>One type, known to be in the file's table.</summary>
    /// <param name="position">From 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="BadDexException">The entry is outside the type table.</exception>
    public TypeHandle this[int position]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(position);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, Count);
            int at = _offset + (2 * position);
            int index = BinaryPrimitives.ReadUInt16LittleEndian(_file.Bytes[at..]);
            _file.Header.Types.Check(index, at);
            return new TypeHandle(index);
        }
    }
}
