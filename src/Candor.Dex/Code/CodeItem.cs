using System.Buffers.Binary;

namespace Candor.Dex;

/// <summary>The body of one method, as a view over the file.</summary>
public readonly struct CodeItem
{
    internal const int HeaderSize = 16;
    private readonly DexFile _file;
    private readonly int _offset;
    private readonly int _codeStart;
    private readonly uint _debugOffset;
    private readonly int _codeUnits;

    /// <summary>Reads the head of a code item. Compact DEX finds the debug information by the method, which is -1 where it is not known.</summary>
    internal CodeItem(DexFile file, uint offset, int method)
    {
        DexReader reader = new(file.Bytes, offset, DexSection.Code);
        _file = file;
        _offset = (int)offset;
        if (file.Header.IsCompact)
        {
            CompactCodeHead head = CompactCodeHead.Read(file.Bytes, offset);
            RegisterCount = head.Registers;
            ParameterRegisterCount = head.Parameters;
            OutgoingRegisterCount = head.Outgoing;
            TryCount = head.Tries;
            _debugOffset = method < 0 ? 0 : file.DataPosition(file.Header.DebugOffsets.Find(file, method));
            _codeStart = _offset + CompactCodeHead.Size;
            _codeUnits = head.CodeUnits;
            return;
        }

        RegisterCount = reader.ReadUInt16();
        ParameterRegisterCount = reader.ReadUInt16();
        OutgoingRegisterCount = reader.ReadUInt16();
        TryCount = reader.ReadUInt16();
        _debugOffset = reader.ReadUInt32();
        uint units = reader.ReadUInt32();
        if (units > (uint)reader.Remaining / 2)
        {
            Fault.Throw($"A method of {units} code units does not fit into the file", DexSection.Code, offset);
        }

        _codeStart = reader.Position;
        _codeUnits = (int)units;
    }

    /// <summary>How many registers the method uses, at most 65,535.</summary>
    public int RegisterCount { get; }

    /// <summary>How many of them, the last ones, hold the parameters.</summary>
    public int ParameterRegisterCount { get; }

    /// <summary>How many registers its calls need for arguments.</summary>
    public int OutgoingRegisterCount { get; }

    /// <summary>How many try blocks it has, at most 65,535.</summary>
    public int TryCount { get; }

    /// <summary>Where the code item stands, in bytes from the start of the file.</summary>
    public int Offset => _offset;

    /// <summary>The instructions. Use it with foreach.</summary>
    public InstructionSequence Instructions => new(_file.Bytes.Slice(_codeStart, 2 * _codeUnits), _codeStart);

    /// <summary>The pairs of code offset and source line. Use it with foreach; empty when the file has none.</summary>
    /// <exception cref="BadDexException">The debug information does not lie in the file.</exception>
    public LineEnumerator Lines => new(_file, _debugOffset);

    // Four bytes aligned, counted from the start of the item, which is aligned itself; that of Compact DEX is not.
    private long TriesStart => _file.Header.IsCompact
        ? (_codeStart + (2L * _codeUnits) + 3) & ~3L
        : _codeStart + (((2L * _codeUnits) + 3) & ~3L);

    /// <summary>One try block.</summary>
    /// <param name="position">From 0 to <see cref="TryCount"/> - 1.</param>
    /// <exception cref="BadDexException">The block does not lie in the file.</exception>
    public TryBlock GetTry(int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, TryCount);
        DexReader reader = new(_file.Bytes, TriesStart + (8L * position), DexSection.Handlers);
        return new TryBlock(reader.ReadUInt32(), reader.ReadUInt16(), reader.ReadUInt16());
    }

    /// <summary>The handlers of a try block, in the order in which they are tried. Use it with foreach.</summary>
    /// <param name="block">A block of this method.</param>
    /// <exception cref="BadDexException">The handlers do not lie in the file.</exception>
    public HandlerEnumerator GetHandlers(TryBlock block) => new(_file, TriesStart + (8L * TryCount) + block.HandlerOffset);

    /// <summary>The source line of an instruction, from the line table.</summary>
    /// <param name="codeOffset">Code units from the start of the method.</param>
    /// <returns>The line, or null when the table does not say.</returns>
    /// <exception cref="BadDexException">The debug information cannot be read.</exception>
    public int? FindLine(int codeOffset)
    {
        int? line = null;
        foreach (LineEntry entry in Lines)
        {
            if (entry.CodeOffset > codeOffset)
            {
                break;
            }

            line = (int)Math.Min(entry.Line, int.MaxValue);
        }

        return line;
    }
}
