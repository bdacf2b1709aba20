using System.Buffers.Binary;

namespace Candor.Dex;

/// <summary>The body of one method, as a view over the file.</summary>
public readonly struct CodeItem
{
    internal const int HeaderSize = 16;
    private readonly DexFile _file;
    private readonly int _offset;
    private readonly uint _debugOffset;
    private readonly int _codeUnits;

    internal CodeItem(DexFile file, uint offset)
    {
        DexReader reader = new(file.Bytes, offset, DexSection.Code);
        _file = file;
        _offset = (int)offset;
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
    public InstructionSequence Instructions => new(_file.Bytes.Slice(CodeStart, 2 * _codeUnits), CodeStart);

    /// <summary>The pairs of code offset and source line. Use it with foreach; empty when the file has none.</summary>
    /// <exception cref="BadDexException">The debug information does not lie in the file.</exception>
    public LineEnumerator Lines => new(_file, _debugOffset);

    private int CodeStart => _offset + HeaderSize;

    private long TriesStart => CodeStart + (((2L * _codeUnits) + 3) & ~3L);

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
