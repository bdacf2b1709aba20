namespace Candor.Dex;

/// <summary>The annotations of one class, field or method.</summary>
public readonly struct AnnotationSet
{
    private readonly DexFile _file;
    private readonly int _first;

    internal AnnotationSet(DexFile file, uint offset)
    {
        _file = file;
        if (offset == 0)
        {
            return;
        }

        DexReader reader = new(file.Bytes, offset, DexSection.Annotations);
        uint count = reader.ReadUInt32();
        if (count > (uint)reader.Remaining / 4)
        {
            Fault.Throw($"A set of {count} annotations does not fit into the file", DexSection.Annotations, offset);
        }

        Count = (int)count;
        _first = reader.Position;
    }

    /// <summary>How many annotations there are.</summary>
    public int Count { get; }

    /// <summary>One annotation.</summary>
    /// <param name="position">From 0 to <see cref="Count"/> - 1.</param>
    /// <exception cref="BadDexException">The annotation does not lie in the file.</exception>
    public DexAnnotation this[int position]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(position);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, Count);
            DexReader reader = new(_file.Bytes, _first + (4L * position), DexSection.Annotations);
            DexReader item = new(_file.Bytes, _file.DataPosition(reader.ReadUInt32()), DexSection.Annotations);
            return new DexAnnotation(_file, (AnnotationVisibility)item.ReadByte(), item.Position);
        }
    }
}
