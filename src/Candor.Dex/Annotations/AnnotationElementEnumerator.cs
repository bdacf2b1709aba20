namespace Candor.Dex;

/// <summary>Walks the elements of an annotation. A nested array or annotation is one value; its contents are stepped over.</summary>
public ref struct AnnotationElementEnumerator
{
    private readonly int _maxDepth;
    private DexReader _reader;
    private int _left;

    internal AnnotationElementEnumerator(DexFile file, int offset)
    {
        _maxDepth = file.Options.MaxValueDepth;
        _reader = new DexReader(file.Bytes, offset, DexSection.Annotations);
        _left = _reader.ReadCount();
    }

    /// <summary>The element that the last <see cref="MoveNext"/> came to.</summary>
    public AnnotationElement Current { get; private set; }

    /// <summary>Goes to the next element; false after the last.</summary>
    /// <exception cref="BadDexException">The annotation cannot be read from here on, or is nested too deep.</exception>
    public bool MoveNext()
    {
        if (_left == 0)
        {
            return false;
        }

        _left--;
        StringHandle name = new((int)Math.Min(_reader.ReadUleb128(), int.MaxValue));
        Current = new AnnotationElement(name, EncodedValueReader.Read(ref _reader, _maxDepth));
        return true;
    }
}
