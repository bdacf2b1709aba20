using System.Buffers.Binary;

namespace Candor.Dex;

/// <summary>Walks the instructions of one method in a linear sweep.</summary>
public ref struct InstructionEnumerator
{
    private readonly ReadOnlySpan<byte> _code;
    private readonly long _fileOffset;
    private int _start;
    private int _next;

    internal InstructionEnumerator(ReadOnlySpan<byte> code, long fileOffset, int firstUnit = 0)
    {
        _code = code;
        _fileOffset = fileOffset;
        _next = 2 * firstUnit;
    }

    /// <summary>The instruction that the last <see cref="MoveNext"/> came to.</summary>
    public readonly Instruction Current => new(_code[_start.._next], _start / 2);

    /// <summary>Goes to the next instruction; false after the last.</summary>
    /// <exception cref="BadDexException">The next instruction ends outside the method.</exception>
    public bool MoveNext()
    {
        int at = _next;
        if (at >= _code.Length)
        {
            return false;
        }

        byte opcode = _code[at];
        long bytes = 2L * OpcodeTable.Units[opcode];
        if (opcode == 0 && _code[at + 1] is > 0 and <= (byte)PayloadKind.ArrayData)
        {
            bytes = PayloadBytes(at);
        }

        if (bytes > _code.Length - at)
        {
            Fault.Throw("An instruction runs over the end of its method", DexSection.Code, _fileOffset + at);
        }

        _start = at;
        _next = at + (int)bytes;
        return true;
    }

    private readonly long PayloadBytes(int at)
    {
        ReadOnlySpan<byte> rest = _code[at..];
        if (rest.Length < 4)
        {
            return long.MaxValue;
        }

        long size = BinaryPrimitives.ReadUInt16LittleEndian(rest[2..]);
        switch ((PayloadKind)rest[1])
        {
            case PayloadKind.PackedSwitch:
                return 8 + (4 * size);
            case PayloadKind.SparseSwitch:
                return 4 + (8 * size);
            default:
                if (rest.Length < 8)
                {
                    return long.MaxValue;
                }

                long elements = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
                return 8 + (((elements * size) + 1) & ~1L);
        }
    }
}
