namespace Candor.Dex;

/// <summary>Walks an array of encoded values. A nested array or annotation is one value; its contents are stepped over.</summary>
public ref struct EncodedArrayEnumerator
{
    private readonly int _maxDepth;
    private DexReader _reader;
    private int _left;

    internal EncodedArrayEnumerator(DexFile file, uint offset)
    {
        _maxDepth = file.Options.MaxValueDepth;
        if (offset != 0)
        {
            _reader = new DexReader(file.Bytes, offset, DexSection.Values);
            _left = _reader.ReadCount();
        }
    }

    /// <summary>The value that the last <see cref="MoveNext"/> came to.</summary>
    public EncodedValue Current { get; private set; }

    /// <summary>Goes to the next value; false after the last.</summary>
    /// <exception cref="BadDexException">The array cannot be read from here on, or is nested too deep.</exception>
    public bool MoveNext()
    {
        if (_left == 0)
        {
            return false;
        }

        _left--;
        Current = EncodedValueReader.Read(ref _reader, _maxDepth);
        return true;
    }
}
