using System.Buffers.Binary;
using System.Numerics;

namespace Candor.Dex;

/// <summary>
/// The table in which Compact DEX keeps the offsets of debug information by method: an index of one entry for each 16 methods, each leading to
/// a bit set of those that have an offset and the differences between these offsets (Android source, <c>compact_offset_table.h</c>).
/// </summary>
/// <param name="Position">Where the table stands in the data section.</param>
/// <param name="IndexOffset">Where its index stands in the table.</param>
/// <param name="Base">What the first difference of each block counts from.</param>
internal readonly record struct CompactOffsets(uint Position, uint IndexOffset, uint Base)
{
    private const int MethodsPerBlock = 16;

    public static CompactOffsets Read(ReadOnlySpan<byte> header) => new(
        BinaryPrimitives.ReadUInt32LittleEndian(header[0x74..]),
        BinaryPrimitives.ReadUInt32LittleEndian(header[0x78..]),
        BinaryPrimitives.ReadUInt32LittleEndian(header[0x7C..]));

    /// <summary>The offset of a method's debug information in the data section; 0 when it has none.</summary>
    public uint Find(DexFile file, int method)
    {
        long table = (long)file.Header.DataStart + Position;
        DexReader index = new(file.Bytes, table + IndexOffset + (4L * (method / MethodsPerBlock)), DexSection.DebugInfo);
        DexReader block = new(file.Bytes, table + index.ReadUInt32(), DexSection.DebugInfo);
        int present = (block.ReadByte() << 8) | block.ReadByte();
        int bit = method % MethodsPerBlock;
        if ((present & (1 << bit)) == 0)
        {
            return 0;
        }

        uint offset = Base;
        for (int left = BitOperations.PopCount((uint)(present & ((2 << bit) - 1))); left > 0; left--)
        {
            offset = unchecked(offset + block.ReadUleb128());
        }

        return offset;
    }
}
