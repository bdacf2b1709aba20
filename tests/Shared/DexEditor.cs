using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Candor.Dex.Editing;

/// <summary>
/// Renames and removes parts of a DEX file, as an obfuscator does, without touching its code: new strings, and a new table of strings, go to the
/// end of the file, and the rows of types, fields and methods point to them; class definitions are moved together, class data written anew.
/// The tables are then no longer sorted, which readers do not mind and Android would.
/// </summary>
internal sealed class DexEditor
{
    private readonly byte[] _original;
    private readonly DexFile _file;
    private readonly List<string> _added = [];
    private readonly Dictionary<string, int> _strings = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> _types = [];
    private readonly Dictionary<int, int> _fields = [];
    private readonly Dictionary<int, int> _methods = [];
    private readonly HashSet<int> _droppedClasses = [];
    private readonly Dictionary<int, HashSet<int>> _droppedMethods = [];

    public DexEditor(byte[] dex)
    {
        _original = dex;
        _file = DexFile.Open(dex, "edited.dex", new DexOptions { VerifyChecksum = false });
    }

    public DexFile File => _file;

    public void RenameType(int type, string descriptor) => _types[type] = Add(descriptor);

    public void RenameField(int field, string name) => _fields[field] = Add(name);

    public void RenameMethod(int method, string name) => _methods[method] = Add(name);

    /// <summary>Leaves a class out.</summary>
    public void DropClass(int definition) => _droppedClasses.Add(definition);

    /// <summary>Leaves a method of a class out.</summary>
    public void DropMethod(int definition, int method)
    {
        if (!_droppedMethods.TryGetValue(definition, out HashSet<int>? dropped))
        {
            _droppedMethods[definition] = dropped = [];
        }

        dropped.Add(method);
    }

    /// <summary>The new file.</summary>
    public byte[] Build()
    {
        List<byte> bytes = [.. _original];
        WriteStrings(bytes);
        foreach ((int type, int name) in _types)
        {
            Set(bytes, (int)Get(0x44) + (4 * type), (uint)name);
        }

        foreach ((int field, int name) in _fields)
        {
            Set(bytes, (int)Get(0x54) + (8 * field) + 4, (uint)name);
        }

        foreach ((int method, int name) in _methods)
        {
            Set(bytes, (int)Get(0x5C) + (8 * method) + 4, (uint)name);
        }

        WriteClasses(bytes);
        Set(bytes, 0x20, (uint)bytes.Count);
        byte[] result = [.. bytes];
#pragma warning disable CA5350 // The format asks for SHA-1.
        SHA1.HashData(result.AsSpan(32)).CopyTo(result, 12);
#pragma warning restore CA5350
        BinaryPrimitives.WriteUInt32LittleEndian(result.AsSpan(8), Adler(result.AsSpan(12)));
        return result;
    }

    private int Add(string text)
    {
        if (!_strings.TryGetValue(text, out int index))
        {
            index = _file.StringCount + _added.Count;
            _strings[text] = index;
            _added.Add(text);
        }

        return index;
    }

    private void WriteStrings(List<byte> bytes)
    {
        List<uint> offsets = [];
        for (int i = 0; i < _file.StringCount; i++)
        {
            offsets.Add(Get((int)Get(0x3C) + (4 * i)));
        }

        foreach (string text in _added)
        {
            offsets.Add((uint)bytes.Count);
            Leb(bytes, (uint)text.Length);
            bytes.AddRange(Encoding.UTF8.GetBytes(text));
            bytes.Add(0);
        }

        Align(bytes);
        Set(bytes, 0x38, (uint)offsets.Count);
        Set(bytes, 0x3C, (uint)bytes.Count);
        SetMap(bytes, 1, (uint)offsets.Count, (uint)bytes.Count);
        foreach (uint offset in offsets)
        {
            bytes.AddRange(BitConverter.GetBytes(offset));
        }
    }

    private void WriteClasses(List<byte> bytes)
    {
        int table = (int)Get(0x64);
        int kept = 0;
        for (int i = 0; i < _file.ClassCount; i++)
        {
            if (_droppedClasses.Contains(i))
            {
                continue;
            }

            byte[] row = _original[(table + (32 * i))..(table + (32 * i) + 32)];
            if (_droppedMethods.TryGetValue(i, out HashSet<int>? dropped))
            {
                BinaryPrimitives.WriteUInt32LittleEndian(row.AsSpan(24), WriteClassData(bytes, _file.GetClass(new ClassHandle(i)), dropped));
            }

            for (int b = 0; b < row.Length; b++)
            {
                bytes[table + (32 * kept) + b] = row[b];
            }

            kept++;
        }

        Set(bytes, 0x60, (uint)kept);
        SetMap(bytes, 6, (uint)kept, (uint)table);
    }

    private static uint WriteClassData(List<byte> bytes, ClassDefinition definition, HashSet<int> dropped)
    {
        List<FieldDefinition> fields = [];
        foreach (FieldDefinition field in definition.Fields)
        {
            fields.Add(field);
        }

        List<MethodDefinition> methods = [];
        foreach (MethodDefinition method in definition.Methods)
        {
            if (!dropped.Contains(method.Handle.Index))
            {
                methods.Add(method);
            }
        }

        uint at = (uint)bytes.Count;
        Leb(bytes, (uint)fields.Count(field => field.IsStatic));
        Leb(bytes, (uint)fields.Count(field => !field.IsStatic));
        Leb(bytes, (uint)methods.Count(method => method.IsDirect));
        Leb(bytes, (uint)methods.Count(method => !method.IsDirect));
        foreach (IGrouping<bool, FieldDefinition> group in fields.GroupBy(field => field.IsStatic))
        {
            int last = 0;
            foreach (FieldDefinition field in group)
            {
                Leb(bytes, (uint)(field.Handle.Index - last));
                Leb(bytes, (uint)field.Flags);
                last = field.Handle.Index;
            }
        }

        foreach (IGrouping<bool, MethodDefinition> group in methods.GroupBy(method => method.IsDirect))
        {
            int last = 0;
            foreach (MethodDefinition method in group)
            {
                Leb(bytes, (uint)(method.Handle.Index - last));
                Leb(bytes, (uint)method.Flags);
                Leb(bytes, method.CodeOffset);
                last = method.Handle.Index;
            }
        }

        return at;
    }

    private void SetMap(List<byte> bytes, ushort kind, uint count, uint offset)
    {
        int map = (int)Get(0x34);
        for (int i = 0; i < Get(map); i++)
        {
            int entry = map + 4 + (12 * i);
            if (BinaryPrimitives.ReadUInt16LittleEndian(_original.AsSpan(entry)) == kind)
            {
                Set(bytes, entry + 4, count);
                Set(bytes, entry + 8, offset);
            }
        }
    }

    private uint Get(int at) => BinaryPrimitives.ReadUInt32LittleEndian(_original.AsSpan(at));

    private static void Set(List<byte> bytes, int at, uint value)
    {
        for (int i = 0; i < 4; i++)
        {
            bytes[at + i] = (byte)(value >> (8 * i));
        }
    }

    private static void Align(List<byte> bytes)
    {
        while (bytes.Count % 4 != 0)
        {
            bytes.Add(0);
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

    private static uint Adler(ReadOnlySpan<byte> bytes)
    {
        uint a = 1;
        uint b = 0;
        foreach (byte one in bytes)
        {
            a = (a + one) % 65521;
            b = (b + a) % 65521;
        }

        return (b << 16) | a;
    }
}
