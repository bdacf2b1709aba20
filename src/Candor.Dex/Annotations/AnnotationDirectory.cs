namespace Candor.Dex;

/// <summary>The annotations of one class and its members, as a view over the file. Those of parameters are not read.</summary>
public readonly struct AnnotationDirectory
{
    private const int HeaderSize = 16;
    private const int RowSize = 8;
    private readonly DexFile _file;
    private readonly uint _offset;
    private readonly uint _classOffset;

    internal AnnotationDirectory(DexFile file, uint offset)
    {
        _file = file;
        _offset = offset;
        if (offset == 0)
        {
            return;
        }

        DexReader reader = new(file.Bytes, offset, DexSection.Annotations);
        _classOffset = file.DataPosition(reader.ReadUInt32());
        long fields = reader.ReadUInt32();
        long methods = reader.ReadUInt32();
        reader.ReadUInt32();
        if ((fields + methods) * RowSize > reader.Remaining)
        {
            Fault.Throw("A list of annotated members does not fit into the file", DexSection.Annotations, offset);
        }

        FieldCount = (int)fields;
        MethodCount = (int)methods;
    }

    /// <summary>How many fields have annotations.</summary>
    public int FieldCount { get; }

    /// <summary>How many methods have annotations.</summary>
    public int MethodCount { get; }

    /// <summary>The annotations of the class itself.</summary>
    /// <exception cref="BadDexException">They do not lie in the file.</exception>
    public AnnotationSet OfClass => new(_file, _classOffset);

    /// <summary>The annotations of a field.</summary>
    /// <param name="position">From 0 to <see cref="FieldCount"/> - 1.</param>
    /// <param name="field">The field, known to be in the file's table.</param>
    /// <exception cref="BadDexException">They do not lie in the file.</exception>
    public AnnotationSet GetField(int position, out FieldHandle field)
    {
        AnnotationSet set = Read(position, FieldCount, 0, out int index);
        _file.Header.Fields.Check(index, _offset);
        field = new FieldHandle(index);
        return set;
    }

    /// <summary>The annotations of a method.</summary>
    /// <param name="position">From 0 to <see cref="MethodCount"/> - 1.</param>
    /// <param name="method">The method, known to be in the file's table.</param>
    /// <exception cref="BadDexException">They do not lie in the file.</exception>
    public AnnotationSet GetMethod(int position, out MethodHandle method)
    {
        AnnotationSet set = Read(position, MethodCount, FieldCount, out int index);
        _file.Header.Methods.Check(index, _offset);
        method = new MethodHandle(index);
        return set;
    }

    private AnnotationSet Read(int position, int count, int before, out int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, count);
        DexReader reader = new(_file.Bytes, _offset + HeaderSize + ((long)RowSize * (before + position)), DexSection.Annotations);
        index = unchecked((int)reader.ReadUInt32());
        return new AnnotationSet(_file, _file.DataPosition(reader.ReadUInt32()));
    }
}
