using System.Buffers.Binary;
using System.Text;

namespace Candor.Dex;

/// <summary>
/// A DEX file over bytes in memory (Android documentation, "Dalvik executable format"). Nothing but the header is read at first: handles are
/// rows of its tables, and views are made on demand. Every member may throw <see cref="BadDexException"/> for the part that it reads; the
/// rest of the file stays readable. An instance is immutable and may be used by many threads.
/// </summary>
public sealed class DexFile
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly DexMap _map;

    private DexFile(ReadOnlyMemory<byte> bytes, string name, DexHeader header, DexOptions options, long share)
    {
        Share = share;
        _bytes = bytes;
        Name = name;
        Header = header;
        Options = options;
        List<DexProblem> diagnostics = [];
        try
        {
            _map = header.MapOffset == 0 ? DexMap.Empty : DexMap.Read(bytes.Span, header.MapOffset, header.DataStart);
        }
        catch (BadDexException fault)
        {
            _map = DexMap.Empty;
            diagnostics.Add(DexProblem.From(name, fault));
        }

        if (options.VerifyChecksum && !header.IsCompact)
        {
            uint checksum = Adler32.Compute(bytes.Span.Slice((int)header.HeaderOffset, (int)header.FileSize)[12..]);
            if (checksum != header.Checksum)
            {
                diagnostics.Add(new(name, DexSection.Header, header.HeaderOffset + 8, "The checksum is wrong; Android loads the file all the same"));
            }
        }

        Diagnostics = diagnostics;
    }

    /// <summary>The name under which it was opened, such as <c>classes2.dex</c>.</summary>
    public string Name { get; }

    /// <summary>The header.</summary>
    public DexHeader Header { get; }

    /// <summary>What was tolerated when the file was opened.</summary>
    public IReadOnlyList<DexProblem> Diagnostics { get; }

    /// <summary>How many strings there are.</summary>
    public int StringCount => Header.Strings.Count;

    /// <summary>How many types are named, at most 65,536.</summary>
    public int TypeCount => Header.Types.Count;

    /// <summary>How many prototypes there are, at most 65,536.</summary>
    public int PrototypeCount => Header.Prototypes.Count;

    /// <summary>How many fields are named, at most 65,536.</summary>
    public int FieldCount => Header.Fields.Count;

    /// <summary>How many methods are named, at most 65,536.</summary>
    public int MethodCount => Header.Methods.Count;

    /// <summary>How many classes are defined, at most 65,536.</summary>
    public int ClassCount => Header.Classes.Count;

    /// <summary>How many call sites there are.</summary>
    public int CallSiteCount => _map.CallSites.Count;

    /// <summary>How many method pointers there are.</summary>
    public int PointerCount => _map.Pointers.Count;

    internal DexOptions Options { get; }

    internal DexMap Map => _map;

    /// <summary>
    /// How many of the bytes count as this file's own when work is bounded by length: all, but of a container's shared bytes an equal part, so
    /// that a thousand headers over one megabyte are not a gigabyte.
    /// </summary>
    internal long Share { get; }

    internal ReadOnlyMemory<byte> Memory => _bytes;

    internal ReadOnlySpan<byte> Bytes => _bytes.Span;

    /// <summary>Opens the one DEX file in these bytes, or the first of a container.</summary>
    /// <param name="bytes">The whole file. It must not change afterwards.</param>
    /// <param name="name">A name for messages.</param>
    /// <param name="options">Limits; the defaults when left out.</param>
    /// <exception cref="BadDexException">The header cannot be read or names tables outside the file.</exception>
    public static DexFile Open(ReadOnlyMemory<byte> bytes, string name, DexOptions? options = null)
    {
        options ??= DexOptions.Default;
        CheckLength(bytes, options);
        return new DexFile(bytes, name, DexHeader.Read(bytes.Span, 0), options, bytes.Length);
    }

    /// <summary>
    /// Opens every DEX file in these bytes: one up to version 040, one or more in a container of version 041 or in a VDEX file, and the one
    /// inside an optimised file of Dalvik (ODEX).
    /// </summary>
    /// <param name="bytes">The whole file. It must not change afterwards.</param>
    /// <param name="name">A name for messages; a later file of a container gets <c>!2</c>, <c>!3</c> … behind it.</param>
    /// <param name="options">Limits; the defaults when left out.</param>
    /// <exception cref="BadDexException">A header cannot be read or names tables outside the file, or a container holds none.</exception>
    public static IReadOnlyList<DexFile> OpenAll(ReadOnlyMemory<byte> bytes, string name, DexOptions? options = null)
    {
        options ??= DexOptions.Default;
        CheckLength(bytes, options);
        List<(ReadOnlyMemory<byte> Bytes, DexHeader Header)> parts = [];
        if (DeviceContainer.Find(bytes, options) is { } found)
        {
            parts.AddRange(found.Select(part => (part, DexHeader.Read(part.Span, 0))));
        }
        else
        {
            ReadContainer(bytes, options, parts);
        }

        return
        [
            .. parts.Select((part, i) => new DexFile(
                part.Bytes, i == 0 ? name : $"{name}!{i + 1}", part.Header, options, parts.Count == 1 ? bytes.Length : part.Header.FileSize + (bytes.Length / parts.Count))),
        ];
    }

    /// <summary>A string, decoded from modified UTF-8; what cannot be decoded becomes U+FFFD.</summary>
    /// <param name="handle">The string.</param>
    public string GetString(StringHandle handle) => Mutf8.Decode(GetStringBytes(handle));

    /// <summary>A string as modified UTF-8, without the final zero.</summary>
    /// <param name="handle">The string.</param>
    public ReadOnlySpan<byte> GetStringBytes(StringHandle handle) => GetStringBytes(handle, out _);

    /// <summary>Whether a string begins with a text; faster than to decode it.</summary>
    /// <param name="handle">The string.</param>
    /// <param name="prefix">The text in modified UTF-8.</param>
    public bool StringStartsWith(StringHandle handle, ReadOnlySpan<byte> prefix) => StringStart(handle).StartsWith(prefix);

    /// <summary>The name of a type.</summary>
    /// <param name="handle">The type.</param>
    public StringHandle GetDescriptorHandle(TypeHandle handle)
    {
        int index = BinaryPrimitives.ReadInt32LittleEndian(Header.Types.Row(Bytes, handle.Index));
        Header.Strings.Check(index, Header.Types.Offset + (4L * handle.Index));
        return new StringHandle(index);
    }

    /// <summary>The descriptor of a type, such as <c>Ljava/lang/String;</c>.</summary>
    /// <param name="handle">The type.</param>
    public string GetDescriptor(TypeHandle handle) => GetString(GetDescriptorHandle(handle));

    /// <summary>A prototype.</summary>
    /// <param name="handle">The prototype.</param>
    public Prototype GetPrototype(PrototypeHandle handle)
    {
        ReadOnlySpan<byte> row = Header.Prototypes.Row(Bytes, handle.Index);
        int shorty = CheckedString(BinaryPrimitives.ReadInt32LittleEndian(row), DexSection.Prototypes);
        int returnType = CheckedType(BinaryPrimitives.ReadInt32LittleEndian(row[4..]), DexSection.Prototypes);
        return new Prototype(
            new StringHandle(shorty), new TypeHandle(returnType), new TypeList(this, DataPosition(BinaryPrimitives.ReadUInt32LittleEndian(row[8..]))));
    }

    /// <summary>A field reference.</summary>
    /// <param name="handle">The field.</param>
    public FieldReference GetField(FieldHandle handle)
    {
        ReadOnlySpan<byte> row = Header.Fields.Row(Bytes, handle.Index);
        return new FieldReference(
            new TypeHandle(CheckedType(BinaryPrimitives.ReadUInt16LittleEndian(row), DexSection.Fields)),
            new TypeHandle(CheckedType(BinaryPrimitives.ReadUInt16LittleEndian(row[2..]), DexSection.Fields)),
            new StringHandle(CheckedString(BinaryPrimitives.ReadInt32LittleEndian(row[4..]), DexSection.Fields)));
    }

    /// <summary>A method reference.</summary>
    /// <param name="handle">The method.</param>
    public MethodReference GetMethod(MethodHandle handle)
    {
        ReadOnlySpan<byte> row = Header.Methods.Row(Bytes, handle.Index);
        int prototype = BinaryPrimitives.ReadUInt16LittleEndian(row[2..]);
        Header.Prototypes.Check(prototype, Header.Methods.Offset + (8L * handle.Index));
        return new MethodReference(
            new TypeHandle(CheckedType(BinaryPrimitives.ReadUInt16LittleEndian(row), DexSection.Methods)),
            new PrototypeHandle(prototype),
            new StringHandle(CheckedString(BinaryPrimitives.ReadInt32LittleEndian(row[4..]), DexSection.Methods)));
    }

    /// <summary>A class definition.</summary>
    /// <param name="handle">The class, from 0 to <see cref="ClassCount"/> - 1.</param>
    public ClassDefinition GetClass(ClassHandle handle) => new(this, handle);

    /// <summary>The body of a method.</summary>
    /// <param name="method">A method of this file that has code.</param>
    /// <exception cref="ArgumentException">The method has no code.</exception>
    /// <exception cref="BadDexException">The code item does not lie in the file.</exception>
    public CodeItem GetCode(MethodDefinition method)
    {
        ArgumentOutOfRangeException.ThrowIfZero(method.CodeOffset);
        return new CodeItem(this, method.CodeOffset, method.Handle.Index);
    }

    /// <summary>The body of a method, by the offset of its code item; of Compact DEX, without debug information.</summary>
    /// <param name="codeOffset">Bytes from the start of the file, not 0.</param>
    /// <exception cref="ArgumentException">The offset is 0.</exception>
    /// <exception cref="BadDexException">The code item does not lie in the file.</exception>
    public CodeItem GetCode(uint codeOffset)
    {
        ArgumentOutOfRangeException.ThrowIfZero(codeOffset);
        return new CodeItem(this, codeOffset, -1);
    }

    /// <summary>A method pointer.</summary>
    /// <param name="handle">The pointer.</param>
    public MethodPointer GetPointer(PointerHandle handle)
    {
        ReadOnlySpan<byte> row = _map.Pointers.Row(Bytes, handle.Index);
        PointerKind kind = (PointerKind)BinaryPrimitives.ReadUInt16LittleEndian(row);
        int index = BinaryPrimitives.ReadUInt16LittleEndian(row[4..]);
        if (kind > PointerKind.InvokeInterface)
        {
            Fault.Throw($"There is no method pointer of kind {(int)kind}", DexSection.MethodHandles, _map.Pointers.Offset);
        }

        (kind.IsField() ? Header.Fields : Header.Methods).Check(index, _map.Pointers.Offset);
        return new MethodPointer(kind, index);
    }

    /// <summary>The values of a call site: the linker's method pointer, a name, a prototype, then further arguments of the linker.</summary>
    /// <param name="handle">The call site.</param>
    public EncodedArray GetCallSite(CallSiteHandle handle) =>
        new(this, DataPosition(BinaryPrimitives.ReadUInt32LittleEndian(_map.CallSites.Row(Bytes, handle.Index))));

    /// <summary>The values of an array that another encoded value holds.</summary>
    /// <param name="value">A value of kind <see cref="EncodedValueKind.Array"/> from this file.</param>
    /// <exception cref="ArgumentException">The value is not an array.</exception>
    public EncodedArray GetArray(EncodedValue value) => value.Kind == EncodedValueKind.Array
        ? new EncodedArray(this, (uint)value.Bits)
        : throw new ArgumentException("The value is not an array.", nameof(value));

    /// <summary>An annotation that is the value of another.</summary>
    /// <param name="value">A value of kind <see cref="EncodedValueKind.Annotation"/> from this file.</param>
    /// <exception cref="ArgumentException">The value is not an annotation.</exception>
    public DexAnnotation GetAnnotation(EncodedValue value) => value.Kind == EncodedValueKind.Annotation
        ? new DexAnnotation(this, AnnotationVisibility.Build, (int)value.Bits)
        : throw new ArgumentException("The value is not an annotation.", nameof(value));

    /// <summary>A method in the notation <c>Lcom/app/A;->name(Ljava/lang/String;I)V</c>.</summary>
    /// <param name="handle">The method.</param>
    public string Describe(MethodHandle handle)
    {
        MethodReference method = GetMethod(handle);
        return $"{GetDescriptor(method.DeclaringType)}->{GetString(method.Name)}{Describe(method.Prototype)}";
    }

    /// <summary>A field in the notation <c>Lcom/app/A;->name:I</c>.</summary>
    /// <param name="handle">The field.</param>
    public string Describe(FieldHandle handle)
    {
        FieldReference field = GetField(handle);
        return $"{GetDescriptor(field.DeclaringType)}->{GetString(field.Name)}:{GetDescriptor(field.Type)}";
    }

    /// <summary>A prototype in the notation <c>(Ljava/lang/String;I)V</c>.</summary>
    /// <param name="handle">The prototype.</param>
    public string Describe(PrototypeHandle handle)
    {
        Prototype prototype = GetPrototype(handle);
        StringBuilder text = new("(");
        for (int i = 0; i < prototype.Parameters.Count; i++)
        {
            text.Append(GetDescriptor(prototype.Parameters[i]));
        }

        return text.Append(')').Append(GetDescriptor(prototype.ReturnType)).ToString();
    }

    /// <summary>The first byte of a string; 0 when it is empty.</summary>
    internal byte FirstByte(StringHandle handle)
    {
        ReadOnlySpan<byte> rest = StringStart(handle);
        return rest.IsEmpty ? (byte)0 : rest[0];
    }

    internal ReadOnlySpan<byte> GetStringBytes(StringHandle handle, out int offset)
    {
        ReadOnlySpan<byte> rest = StringStart(handle);
        offset = Bytes.Length - rest.Length;
        int end = rest.IndexOf((byte)0);
        if (end < 0)
        {
            Fault.Throw("A string has no end", DexSection.Strings, offset);
        }

        return rest[..end];
    }

    /// <summary>Where something in the data section stands in the file; 0, which means nothing, stays 0.</summary>
    internal uint DataPosition(uint offset) => offset == 0 ? 0 : (uint)Math.Min((long)Header.DataStart + offset, uint.MaxValue);

    internal int CheckedType(int index, DexSection section)
    {
        if ((uint)index >= (uint)TypeCount)
        {
            Fault.Throw($"Type {(uint)index} is outside a table of {TypeCount}", section, Header.Types.Offset);
        }

        return index;
    }

    private static void CheckLength(ReadOnlyMemory<byte> bytes, DexOptions options)
    {
        if (bytes.Length > options.MaxFileBytes)
        {
            Fault.Throw($"The file is longer than {options.MaxFileBytes} bytes", DexSection.Header, bytes.Length);
        }
    }

    private static void ReadContainer(ReadOnlyMemory<byte> bytes, DexOptions options, List<(ReadOnlyMemory<byte> Bytes, DexHeader Header)> parts)
    {
        long next = 0;
        do
        {
            if (parts.Count >= options.MaxContainerFiles)
            {
                Fault.Throw($"The container holds more than {options.MaxContainerFiles} files", DexSection.Header, next);
            }

            DexHeader header = DexHeader.Read(bytes.Span, next);
            parts.Add((bytes, header));
            next += header.FileSize;
        }
        while (parts[0].Header.Version >= DexHeader.FirstContainerVersion && next < bytes.Length);
    }

    private int CheckedString(int index, DexSection section)
    {
        if ((uint)index >= (uint)StringCount)
        {
            Fault.Throw($"String {(uint)index} is outside a table of {StringCount}", section, Header.Strings.Offset);
        }

        return index;
    }

    private ReadOnlySpan<byte> StringStart(StringHandle handle)
    {
        ReadOnlySpan<byte> bytes = Bytes;
        uint offset = BinaryPrimitives.ReadUInt32LittleEndian(Header.Strings.Row(bytes, handle.Index));
        DexReader reader = new(bytes, (long)Header.DataStart + offset, DexSection.Strings);
        reader.ReadUleb128();
        return bytes[reader.Position..];
    }
}
