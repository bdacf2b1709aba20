using Candor.Android.Packages;

namespace Candor.Android.Resources;

/// <summary>The values of one type in one configuration (ResTable_type): where its entries are, dense, sparse or with short offsets.</summary>
internal sealed class TypeChunk
{
    private const int HeaderFixed = 20;
    private const byte Sparse = 1;
    private const byte ShortOffsets = 2;
    private const uint NoEntry = 0xffffffff;
    private readonly ReadOnlyMemory<byte> _chunk;
    private readonly long _origin;
    private readonly int _headerLength;
    private readonly long _entriesStart;
    private readonly byte _flags;

    private TypeChunk(ReadOnlyMemory<byte> chunk, long origin, int headerLength, byte typeId, byte flags, int count, long entriesStart, ResourceConfig config)
    {
        _chunk = chunk;
        _origin = origin;
        _headerLength = headerLength;
        _flags = flags;
        _entriesStart = entriesStart;
        TypeId = typeId;
        SlotCount = count;
        Config = config;
    }

    public byte TypeId { get; }

    public ResourceConfig Config { get; }

    /// <summary>Number of slots in the table of offsets, empty ones included; at most 65,536, what an id can name.</summary>
    public int SlotCount { get; }

    public static TypeChunk Read(ReadOnlyMemory<byte> chunk, int headerLength, long origin)
    {
        var bytes = new ChunkBytes(chunk.Span, "resources", origin);
        if (headerLength < HeaderFixed + 4)
        {
            throw bytes.Bad("the header of a type is too short", 0);
        }
        var flags = bytes.U8(9);
        long count = bytes.U32(12);
        var width = (flags & ShortOffsets) != 0 && (flags & Sparse) == 0 ? 2 : 4;
        if (count * width > bytes.Length - headerLength)
        {
            throw bytes.Bad($"a type promises {count} entries and has no room for them", 12);
        }
        var config = ResourceConfig.Read(bytes.Part(HeaderFixed, headerLength - HeaderFixed));
        return new TypeChunk(chunk, origin, headerLength, bytes.U8(8), flags, (int)Math.Min(count, 65_536), bytes.U32(16), config);
    }

    /// <summary>Index and place of the entry in a slot, or <see langword="false"/> when the slot is empty.</summary>
    public bool TryLocate(int slot, out int index, out long at)
    {
        var bytes = Bytes;
        if ((_flags & Sparse) != 0)
        {
            var word = bytes.U32(_headerLength + slot * 4L);
            index = (int)(word & 0xffff);
            at = _entriesStart + (word >> 16) * 4L;
            return true;
        }
        index = slot;
        if ((_flags & ShortOffsets) != 0)
        {
            var units = bytes.U16(_headerLength + slot * 2L);
            at = _entriesStart + units * 4L;
            return units != 0xffff;
        }
        var offset = bytes.U32(_headerLength + slot * 4L);
        at = _entriesStart + offset;
        return offset != NoEntry;
    }

    /// <summary>Finds an entry by its index; a binary search where the offsets are sparse, as Android does.</summary>
    public bool TryFind(int index, out long at)
    {
        at = 0;
        if ((_flags & Sparse) == 0)
        {
            return index < SlotCount && TryLocate(index, out _, out at);
        }
        int low = 0, high = SlotCount - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            _ = TryLocate(middle, out var found, out at);
            if (found == index)
            {
                return true;
            }
            (low, high) = found < index ? (middle + 1, high) : (low, middle - 1);
        }
        return false;
    }

    /// <summary>Reads the entry at a place that <see cref="TryLocate"/> gave. Broken entries may be many: they cost no exception.</summary>
    public bool TryReadEntry(long at, out TypeEntry entry)
    {
        const int complex = 1;
        const int compact = 8;
        var bytes = Bytes;
        entry = default;
        if (at < 0 || at > bytes.Length - 8L)
        {
            return false;
        }
        var size = bytes.U16(at);
        var flags = bytes.U16(at + 2);
        if ((flags & compact) != 0)
        {
            entry = new TypeEntry(size, (ValueType)(flags >> 8), bytes.U32(at + 4), 0, 0);
            return true;
        }
        var key = bytes.U32(at + 4);
        if ((flags & complex) == 0)
        {
            if (at + size > bytes.Length - 8L)
            {
                return false;
            }
            entry = new TypeEntry(key, (ValueType)bytes.U8(at + size + 3), bytes.U32(at + size + 4), 0, 0);
            return true;
        }
        if (at > bytes.Length - 16L)
        {
            return false;
        }
        long count = bytes.U32(at + 12);
        var items = at + Math.Max(size, (ushort)16);
        entry = new TypeEntry(key, ValueType.Null, 0, (int)Math.Min(count, Math.Max(0, (bytes.Length - items) / 12)), items);
        return true;
    }

    /// <summary>One item of a complex entry: an element of an array, a plural, an attribute of a style.</summary>
    public (ValueType Type, uint Data) ReadItem(TypeEntry entry, int item)
    {
        var at = entry.ItemsAt + item * 12L;
        return ((ValueType)Bytes.U8(at + 7), Bytes.U32(at + 8));
    }

    private ChunkBytes Bytes => new(_chunk.Span, "resources", _origin);
}
