namespace Candor.Dex;

/// <summary>Walks the flags of hidden interfaces of one class: one for each field, then one for each method.</summary>
public ref struct HiddenApiEnumerator
{
    private DexReader _reader;
    private long _left;

    internal HiddenApiEnumerator(DexFile file, ClassHandle handle, uint dataOffset)
    {
        if (file.Map.HiddenApi == 0 || dataOffset == 0)
        {
            return;
        }

        // The section begins with its own length, then one offset from the start of the section for each class; 0 where all is free to use.
        DexReader entry = new(file.Bytes, file.Map.HiddenApi + 4L + (4L * handle.Index), DexSection.HiddenApi);
        uint offset = entry.ReadUInt32();
        if (offset == 0)
        {
            return;
        }

        DexReader data = new(file.Bytes, dataOffset, DexSection.ClassData);
        ClassDataCounts counts = ClassDataCounts.Read(ref data);
        _left = (long)counts.StaticFields + counts.InstanceFields + counts.DirectMethods + counts.VirtualMethods;
        _reader = new DexReader(file.Bytes, (long)file.Map.HiddenApi + offset, DexSection.HiddenApi);
    }

    /// <summary>The flags that the last <see cref="MoveNext"/> came to.</summary>
    public HiddenApiFlags Current { get; private set; }

    /// <summary>For foreach.</summary>
    public readonly HiddenApiEnumerator GetEnumerator() => this;

    /// <summary>Goes to the next member; false after the last.</summary>
    /// <exception cref="BadDexException">The flags cannot be read from here on.</exception>
    public bool MoveNext()
    {
        if (_left == 0)
        {
            return false;
        }

        _left--;
        Current = new HiddenApiFlags(_reader.ReadUleb128());
        return true;
    }
}
