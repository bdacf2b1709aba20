using System.Buffers.Binary;

namespace Candor.Dex;

/// <summary>A table of fixed-size rows, known to lie within the file.</summary>
internal readonly record struct DexTable(int Count, int Offset, int RowSize, DexSection Section)
{
    /// <summary>Reads count and offset at <paramref name="at"/> of the header.</summary>
    public static DexTable Read(ReadOnlySpan<byte> header, int at, int rowSize, int maxCount, long end, DexSection section)
    {
        uint count = BinaryPrimitives.ReadUInt32LittleEndian(header[at..]);
        uint offset = BinaryPrimitives.ReadUInt32LittleEndian(header[(at + 4)..]);
        if (count == 0)
        {
            return new DexTable(0, 0, rowSize, section);
        }

        if (count > (uint)maxCount || offset + ((long)count * rowSize) > end)
        {
            Fault.Throw($"A table of {count} rows at 0x{offset:x} does not fit into the file", section, at);
        }

        return new DexTable((int)count, (int)offset, rowSize, section);
    }

    /// <summary>The bytes of one row.</summary>
    public ReadOnlySpan<byte> Row(ReadOnlySpan<byte> file, int index)
    {
        if ((uint)index >= (uint)Count)
        {
            Fault.BadIndex(Section, index, Count, Offset);
        }

        return file.Slice(Offset + (index * RowSize), RowSize);
    }

    public void Check(int index, long at)
    {
        if ((uint)index >= (uint)Count)
        {
            Fault.BadIndex(Section, index, Count, at);
        }
    }
}
