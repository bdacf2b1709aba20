namespace Candor.Dex;

/// <summary>Walks the handlers of one try block.</summary>
public ref struct HandlerEnumerator
{
    private readonly DexFile _file;
    private DexReader _reader;
    private long _left;
    private bool _catchAll;

    internal HandlerEnumerator(DexFile file, long offset)
    {
        _file = file;
        _reader = new DexReader(file.Bytes, offset, DexSection.Handlers);
        int count = _reader.ReadSleb128();
        _catchAll = count <= 0;
        _left = Math.Abs((long)count);
        if (_left > _reader.Remaining)
        {
            Fault.Throw("A count of handlers is larger than the bytes that remain", DexSection.Handlers, offset);
        }
    }

    /// <summary>The handler that the last <see cref="MoveNext"/> came to.</summary>
    public CatchHandler Current { get; private set; }

    /// <summary>For foreach.</summary>
    public readonly HandlerEnumerator GetEnumerator() => this;

    /// <summary>Goes to the next handler; false after the last.</summary>
    /// <exception cref="BadDexException">The handlers cannot be read from here on.</exception>
    public bool MoveNext()
    {
        if (_left > 0)
        {
            _left--;
            int type = _file.CheckedType((int)_reader.ReadUleb128(), DexSection.Handlers);
            Current = new CatchHandler(new TypeHandle(type), _reader.ReadUleb128());
            return true;
        }

        if (!_catchAll)
        {
            return false;
        }

        _catchAll = false;
        Current = new CatchHandler(TypeHandle.None, _reader.ReadUleb128());
        return true;
    }
}
