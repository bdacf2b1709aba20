namespace Candor.Dex;

/// <summary>Runs the state machine of the debug information and yields its position entries.</summary>
public ref struct LineEnumerator
{
    private const int LineBase = -4;
    private const int LineRange = 15;
    private readonly bool _exists;
    private DexReader _reader;
    private long _address;
    private long _line;

    internal LineEnumerator(DexFile file, uint offset)
    {
        if (offset == 0)
        {
            return;
        }

        _exists = true;
        _reader = new DexReader(file.Bytes, offset, DexSection.DebugInfo);
        _line = _reader.ReadUleb128();
        for (int names = _reader.ReadCount(); names > 0; names--)
        {
            _reader.ReadUleb128();
        }
    }

    /// <summary>The entry that the last <see cref="MoveNext"/> came to.</summary>
    public LineEntry Current { get; private set; }

    /// <summary>For foreach.</summary>
    public readonly LineEnumerator GetEnumerator() => this;

    /// <summary>Goes to the next entry; false after the last.</summary>
    /// <exception cref="BadDexException">The debug information cannot be read from here on.</exception>
    public bool MoveNext()
    {
        while (_exists)
        {
            byte opcode = _reader.ReadByte();
            switch (opcode)
            {
                case 0x00: // end of sequence
                    return false;
                case 0x01: // advance the address
                    _address += _reader.ReadUleb128();
                    break;
                case 0x02: // advance the line
                    _line += _reader.ReadSleb128();
                    break;
                case 0x03: // start of a local: register, name, type
                    Skip(3);
                    break;
                case 0x04: // the same with a signature
                    Skip(4);
                    break;
                case 0x05 or 0x06 or 0x09: // end or restart of a local, source file
                    Skip(1);
                    break;
                case 0x07 or 0x08: // end of the prologue, begin of the epilogue
                    break;
                default:
                    int adjusted = opcode - 0x0A;
                    _address += adjusted / LineRange;
                    _line += LineBase + (adjusted % LineRange);
                    Current = new LineEntry(_address, _line);
                    return true;
            }
        }

        return false;
    }

    private void Skip(int numbers)
    {
        for (; numbers > 0; numbers--)
        {
            _reader.ReadUleb128();
        }
    }
}
