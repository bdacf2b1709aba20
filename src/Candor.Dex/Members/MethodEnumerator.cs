namespace Candor.Dex;

/// <summary>Walks the methods that a class defines.</summary>
public ref struct MethodEnumerator
{
    private readonly DexFile _file;
    private readonly ClassDataCounts _counts;
    private DexReader _reader;
    private int _done;
    private uint _index;

    internal MethodEnumerator(DexFile file, uint dataOffset)
    {
        _file = file;
        if (dataOffset == 0)
        {
            return;
        }

        _reader = new DexReader(file.Bytes, dataOffset, DexSection.ClassData);
        _counts = ClassDataCounts.Read(ref _reader);
        for (long fields = (long)_counts.StaticFields + _counts.InstanceFields; fields > 0; fields--)
        {
            _reader.ReadUleb128();
            _reader.ReadUleb128();
        }
    }

    /// <summary>The method that the last <see cref="MoveNext"/> came to.</summary>
    public MethodDefinition Current { get; private set; }

    internal readonly int Position => _reader.Position;

    /// <summary>For foreach.</summary>
    public readonly MethodEnumerator GetEnumerator() => this;

    /// <summary>Goes to the next method; false after the last.</summary>
    /// <exception cref="BadDexException">The class data cannot be read from here on.</exception>
    public bool MoveNext()
    {
        if (_done >= (long)_counts.DirectMethods + _counts.VirtualMethods)
        {
            return false;
        }

        bool isDirect = _done < _counts.DirectMethods;
        _index = _done == _counts.DirectMethods ? 0 : _index;
        int at = _reader.Position;
        _index = unchecked(_index + _reader.ReadUleb128());
        _file.Header.Methods.Check((int)_index, at);
        Current = new MethodDefinition(
            new MethodHandle((int)_index), (AccessFlags)_reader.ReadUleb128(), _file.DataPosition(_reader.ReadUleb128()), isDirect);
        _done++;
        return true;
    }
}
