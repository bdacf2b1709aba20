using System.Buffers.Binary;

namespace Candor.Dex;

/// <summary>What the map list adds to the header: call sites, method handles, and where the flags of hidden interfaces stand (0: nowhere).</summary>
internal readonly record struct DexMap(DexTable CallSites, DexTable Pointers, uint HiddenApi)
{
    private const int CallSiteType = 0x0007;
    private const int PointerType = 0x0008;
    private const int HiddenApiType = 0xF000;
    private const int EntrySize = 12;

    public static DexMap Empty => new(
        new DexTable(0, 0, 4, DexSection.CallSites),
        new DexTable(0, 0, 8, DexSection.MethodHandles),
        0);

    /// <summary>Reads the map list. Entries are looked at once and never followed, so a map that names itself does no harm.</summary>
    public static DexMap Read(ReadOnlySpan<byte> bytes, uint offset, uint dataStart)
    {
        DexReader reader = new(bytes, (long)dataStart + offset, DexSection.Map);
        uint count = reader.ReadUInt32();
        if ((long)count * EntrySize > reader.Remaining)
        {
            Fault.Throw($"A map of {count} entries does not fit into the file", DexSection.Map, offset);
        }

        DexMap map = Empty;
        ReadOnlySpan<byte> entries = bytes.Slice(reader.Position, (int)count * EntrySize);
        for (; !entries.IsEmpty; entries = entries[EntrySize..])
        {
            switch (BinaryPrimitives.ReadUInt16LittleEndian(entries))
            {
                case CallSiteType:
                    map = map with { CallSites = DexTable.Read(entries, 4, 4, 65536, bytes.Length, DexSection.CallSites) };
                    break;
                case PointerType:
                    map = map with { Pointers = DexTable.Read(entries, 4, 8, 65536, bytes.Length, DexSection.MethodHandles) };
                    break;
                case HiddenApiType:
                    long at = (long)dataStart + BinaryPrimitives.ReadUInt32LittleEndian(entries[8..]);
                    map = map with { HiddenApi = (uint)Math.Min(at, uint.MaxValue) };
                    break;
            }
        }

        return map;
    }
}
