namespace Candor.Dex;

/// <summary>The instructions and payloads of one method, in the order in which they stand. Use it with foreach; nothing is allocated.</summary>
public readonly ref struct InstructionSequence
{
    private readonly ReadOnlySpan<byte> _code;
    private readonly long _fileOffset;

    internal InstructionSequence(ReadOnlySpan<byte> code, long fileOffset)
    {
        _code = code;
        _fileOffset = fileOffset;
    }

    /// <summary>The length in code units.</summary>
    public int Length => _code.Length / 2;

    /// <summary>Starts at the first instruction.</summary>
    public InstructionEnumerator GetEnumerator() => new(_code, _fileOffset);

    /// <summary>The instruction at an offset that is known to start one, such as a call site or a payload.</summary>
    /// <param name="offset">Code units from the start of the method.</param>
    /// <exception cref="BadDexException">The offset is outside the method, or the instruction ends outside it.</exception>
    public Instruction At(int offset)
    {
        if (offset < 0 || offset >= Length)
        {
            Fault.Throw("A code offset is outside its method", DexSection.Code, _fileOffset);
        }

        InstructionEnumerator enumerator = new(_code, _fileOffset, offset);
        enumerator.MoveNext();
        return enumerator.Current;
    }
}
