using System.Buffers.Binary;

namespace Candor.Dex.Tests.Support;

/// <summary>
/// Makes Compact DEX of a DEX file, as a device does: the tables in front, and behind them the data, here the whole old file with the code items
/// and class data written anew behind it. Layout: Android source, <c>libdexfile/dex/compact_dex_file.h</c>.
/// </summary>
internal static class CompactDex
{
    private const int HeaderLength = 0x88;
    private const int OldHeaderLength = 0x70;

    public static byte[] From(byte[] dex)
    {
        DexFile file = DexFile.Open(dex, "source.dex");
        int tablesEnd = BinaryPrimitives.ReadInt32LittleEndian(dex.AsSpan(0x64)) + (32 * file.ClassCount);
        List<byte> main = [.. dex[..OldHeaderLength], .. new byte[HeaderLength - OldHeaderLength], .. dex[OldHeaderLength..tablesEnd]];
        Align(main, 4);
        int dataStart = main.Count;
        List<byte> data = [.. new byte[8], .. dex[8..]];
        uint[] debug = new uint[file.MethodCount];
        int classes = BinaryPrimitives.ReadInt32LittleEndian(dex.AsSpan(0x64)) + HeaderLength - OldHeaderLength;
        for (int i = 0; i < file.ClassCount; i++)
        {
            uint classData = AddClass(file.GetClass(new ClassHandle(i)), dex, data, debug);
            Set(main, classes + (32 * i) + 24, classData);
        }

        Align(data, 4);
        int table = data.Count;
        int index = AddDebugOffsets(debug, data);
        MoveTables(dex, data, dataStart);
        for (int i = 0; i < 8; i++)
        {
            main[i] = "cdex001\0"u8[i];
        }

        foreach (int at in new[] { 0x3C, 0x44, 0x4C, 0x54, 0x5C, 0x64 })
        {
            uint offset = BinaryPrimitives.ReadUInt32LittleEndian(dex.AsSpan(at));
            Set(main, at, offset == 0 ? 0 : offset + HeaderLength - OldHeaderLength);
        }

        Set(main, 0x20, (uint)dataStart);
        Set(main, 0x24, HeaderLength);
        Set(main, 0x68, (uint)data.Count);
        Set(main, 0x6C, (uint)dataStart);
        Set(main, 0x70, 1);
        Set(main, 0x74, (uint)table);
        Set(main, 0x78, (uint)index);
        Set(main, 0x7C, 0);
        Set(main, 0x80, 0);
        Set(main, 0x84, (uint)data.Count);
        return [.. main, .. data];
    }

    private static uint AddClass(ClassDefinition definition, byte[] dex, List<byte> data, uint[] debug)
    {
        List<FieldDefinition> fields = [];
        foreach (FieldDefinition field in definition.Fields)
        {
            fields.Add(field);
        }

        List<(MethodDefinition Method, uint Code)> methods = [];
        foreach (MethodDefinition method in definition.Methods)
        {
            methods.Add((method, method.HasCode ? AddCode((int)method.CodeOffset, dex, data) : 0));
            if (method.HasCode)
            {
                debug[method.Handle.Index] = BinaryPrimitives.ReadUInt32LittleEndian(dex.AsSpan((int)method.CodeOffset + 8));
            }
        }

        if (fields.Count + methods.Count == 0)
        {
            return 0;
        }

        uint at = (uint)data.Count;
        Leb(data, (uint)fields.Count(field => field.IsStatic));
        Leb(data, (uint)fields.Count(field => !field.IsStatic));
        Leb(data, (uint)methods.Count(method => method.Method.IsDirect));
        Leb(data, (uint)methods.Count(method => !method.Method.IsDirect));
        foreach (IGrouping<bool, FieldDefinition> group in fields.GroupBy(field => field.IsStatic))
        {
            int last = 0;
            foreach (FieldDefinition field in group)
            {
                Leb(data, (uint)(field.Handle.Index - last));
                Leb(data, (uint)field.Flags);
                last = field.Handle.Index;
            }
        }

        foreach (IGrouping<bool, (MethodDefinition Method, uint Code)> group in methods.GroupBy(method => method.Method.IsDirect))
        {
            int last = 0;
            foreach ((MethodDefinition method, uint code) in group)
            {
                Leb(data, (uint)(method.Handle.Index - last));
                Leb(data, (uint)method.Flags);
                Leb(data, code);
                last = method.Handle.Index;
            }
        }

        return at;
    }

    private static uint AddCode(int offset, byte[] dex, List<byte> data)
    {
        ushort Old(int at) => BinaryPrimitives.ReadUInt16LittleEndian(dex.AsSpan(offset + at));
        int tries = Old(6);
        uint units = BinaryPrimitives.ReadUInt32LittleEndian(dex.AsSpan(offset + 12));
        int[] numbers = [Old(0) - Old(2), Old(2), Old(4), tries];
        Align(data, 2);
        List<ushort> before = [];
        int flags = units > 2047 ? 16 : 0;
        if (flags != 0)
        {
            before.AddRange([(ushort)(units - 2047), (ushort)((units - 2047) >> 16)]);
        }

        int fields = 0;
        for (int i = 0; i < numbers.Length; i++)
        {
            int small = Math.Min(numbers[i], 15);
            fields |= small << (12 - (4 * i));
            if (numbers[i] > small)
            {
                flags |= 1 << i;
                before.Add((ushort)(numbers[i] - small));
            }
        }

        // The rest of the numbers stands before the item, the first one next to it. Tries are aligned by four bytes, so the item is placed for it.
        before.Reverse();
        before.ForEach(value => data.AddRange([(byte)value, (byte)(value >> 8)]));
        uint at = (uint)data.Count;
        int head = (int)(Math.Min(units, 2047) << 5) | flags;
        data.AddRange([(byte)fields, (byte)(fields >> 8), (byte)head, (byte)(head >> 8)]);
        data.AddRange(dex.AsSpan(offset + 16, (int)(2 * units)));
        if (tries > 0)
        {
            Align(data, 4);
            int old = offset + 16 + (int)(((2 * units) + 3) & ~3);
            int end = HandlersEnd(dex, old, tries);
            data.AddRange(dex.AsSpan(old, end - old));
        }

        return at;
    }

    private static int HandlersEnd(byte[] dex, int triesAt, int tries)
    {
        int at = triesAt + (8 * tries);
        uint lists = ReadLeb(dex, ref at);
        for (; lists > 0; lists--)
        {
            // A count below 64 in either sign is one byte; the fixtures have no more handlers than that.
            int count = (sbyte)(dex[at] << 1) >> 1;
            at++;
            for (int numbers = (2 * Math.Abs(count)) + (count <= 0 ? 1 : 0); numbers > 0; numbers--)
            {
                ReadLeb(dex, ref at);
            }
        }

        return at;
    }

    private static int AddDebugOffsets(uint[] debug, List<byte> data)
    {
        int table = data.Count;
        List<uint> index = [];
        for (int first = 0; first < debug.Length; first += 16)
        {
            index.Add((uint)(data.Count - table));
            int present = 0;
            uint last = 0;
            List<byte> deltas = [];
            for (int i = first; i < Math.Min(first + 16, debug.Length); i++)
            {
                if (debug[i] != 0)
                {
                    present |= 1 << (i - first);
                    Leb(deltas, unchecked(debug[i] - last));
                    last = debug[i];
                }
            }

            data.AddRange([(byte)(present >> 8), (byte)present, .. deltas]);
        }

        Align(data, 4);
        int at = data.Count - table;
        foreach (uint entry in index)
        {
            data.AddRange(BitConverter.GetBytes(entry));
        }

        return at;
    }

    // Call sites and method handles are tables of the main part for Android, which here stand in the old file.
    private static void MoveTables(byte[] dex, List<byte> data, int dataStart)
    {
        int map = BinaryPrimitives.ReadInt32LittleEndian(dex.AsSpan(0x34));
        int count = BinaryPrimitives.ReadInt32LittleEndian(dex.AsSpan(map));
        for (int i = 0; i < count; i++)
        {
            int entry = map + 4 + (12 * i);
            if (BinaryPrimitives.ReadUInt16LittleEndian(dex.AsSpan(entry)) is 7 or 8)
            {
                Set(data, entry + 8, BinaryPrimitives.ReadUInt32LittleEndian(dex.AsSpan(entry + 8)) + (uint)dataStart);
            }
        }
    }

    private static void Align(List<byte> bytes, int to)
    {
        while (bytes.Count % to != 0)
        {
            bytes.Add(0);
        }
    }

    private static void Set(List<byte> bytes, int at, uint value)
    {
        for (int i = 0; i < 4; i++)
        {
            bytes[at + i] = (byte)(value >> (8 * i));
        }
    }

    private static void Leb(List<byte> bytes, uint value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
    }

    private static uint ReadLeb(byte[] bytes, ref int at)
    {
        uint value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte part = bytes[at++];
            value |= (uint)(part & 0x7F) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }
    }
}
