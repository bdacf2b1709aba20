namespace Candor.Dex;

/// <summary>Walks the fields that a class defines.</summary>
public ref struct FieldEnumerator
{
    private readonly DexFile _file;
    private readonly ClassDataCounts _counts;
    private DexReader _reader;
    private int _done;
    private uint _index;

    internal FieldEnumerator(DexFile file, uint dataOffset)
    {
        _file = file;
        if (dataOffset != 0)
        {
            _reader = new DexReader(file.Bytes, dataOffset, DexSection.ClassData);
            _counts = ClassDataCounts.Read(ref _reader);
        }
    }

    /// <summary>The field that the last <see cref="MoveNext"/> came to.</summary>
    public FieldDefinition Current { get; private set; }

    /// <summary>For foreach.</summary>
    public readonly FieldEnumerator GetEnumerator() => this;

    /// <summary>Goes to the next field; false after the last.</summary>
    /// <exception cref="BadDexException">The class data cannot be read from here on.</exception>
    public bool MoveNext()
    {
        if (_done >= (long)_counts.StaticFields + _counts.InstanceFields)
        {
            return false;
        }

        bool isStatic = _done < _counts.StaticFields;
        _index = _done == _counts.StaticFields ? 0 : _index;
        int at = _reader.Position;
        _index = unchecked(_index + _reader.ReadUleb128());
        _file.Header.Fields.Check((int)_index, at);
        Current = new FieldDefinition(new FieldHandle((int)_index), (AccessFlags)_reader.ReadUleb128(), isStatic);
        _done++;
        return true;
    }
}
