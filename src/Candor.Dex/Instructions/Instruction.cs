using System.Buffers.Binary;

namespace Candor.Dex;

/// <summary>One instruction, as a view over the bytes of its method. Offsets and lengths are in code units of two bytes.</summary>
public readonly ref struct Instruction
{
    private readonly ReadOnlySpan<byte> _bytes;

    internal Instruction(ReadOnlySpan<byte> bytes, int offset)
    {
        _bytes = bytes;
        Offset = offset;
    }

    /// <summary>Where it stands, in code units from the start of the method.</summary>
    public int Offset { get; }

    /// <summary>Its length in code units; of a payload, that of the whole payload.</summary>
    public int Length => _bytes.Length / 2;

    /// <summary>The opcode. A number that Dalvik does not use is kept as it is.</summary>
    public Opcode Opcode => (Opcode)_bytes[0];

    /// <summary>The name of the opcode in listings, such as <c>invoke-virtual/range</c>; of a payload, its kind.</summary>
    public string Mnemonic => Payload switch
    {
        PayloadKind.PackedSwitch => "packed-switch-payload",
        PayloadKind.SparseSwitch => "sparse-switch-payload",
        PayloadKind.ArrayData => "array-data-payload",
        _ => OpcodeTable.Name(Opcode),
    };

    /// <summary>The layout of the operands.</summary>
    public InstructionFormat Format => (InstructionFormat)OpcodeTable.Formats[_bytes[0]];

    /// <summary>Which kind of data this is, if it is not an instruction.</summary>
    public PayloadKind Payload => _bytes[0] == 0 && _bytes[1] <= (byte)PayloadKind.ArrayData ? (PayloadKind)_bytes[1] : PayloadKind.None;

    /// <summary>The table that <see cref="Index"/> points into.</summary>
    public IndexKind IndexKind => (IndexKind)OpcodeTable.Indexes[_bytes[0]];

    /// <summary>The index operand, not yet checked against its table; -1 when there is none.</summary>
    public int Index => IndexKind == IndexKind.None ? -1 : Format == InstructionFormat.F31c ? Int32(1) : Unit(1);

    /// <summary>The prototype of invoke-polymorphic; -1 for every other opcode.</summary>
    public int PrototypeIndex => Format is InstructionFormat.F45cc or InstructionFormat.F4rcc ? Unit(3) : -1;

    /// <summary>How many registers the instruction names; a range counts each of its registers.</summary>
    public int RegisterCount => Payload != PayloadKind.None ? 0 : Format switch
    {
        InstructionFormat.F10x or InstructionFormat.F10t or InstructionFormat.F20t or InstructionFormat.F30t => 0,
        InstructionFormat.F11n or InstructionFormat.F11x or InstructionFormat.F21t or InstructionFormat.F21s or InstructionFormat.F21h
            or InstructionFormat.F21c or InstructionFormat.F31i or InstructionFormat.F31t or InstructionFormat.F31c
            or InstructionFormat.F51l => 1,
        InstructionFormat.F23x => 3,
        InstructionFormat.F35c or InstructionFormat.F45cc => Math.Min(_bytes[1] >> 4, 5),
        InstructionFormat.F3rc or InstructionFormat.F4rcc => _bytes[1],
        _ => 2,
    };

    /// <summary>Where a branch goes, or where a switch or fill-array-data finds its payload; absolute. Null for other opcodes.</summary>
    public int? Target => Format switch
    {
        InstructionFormat.F10t => Offset + (sbyte)_bytes[1],
        InstructionFormat.F20t or InstructionFormat.F21t or InstructionFormat.F22t => Offset + (short)Unit(1),
        InstructionFormat.F30t or InstructionFormat.F31t => unchecked(Offset + Int32(1)),
        _ => null,
    };

    /// <summary>The constant operand, sign-extended and, for high16, shifted into place; null when there is none.</summary>
    public long? Literal => Format switch
    {
        InstructionFormat.F11n => (sbyte)_bytes[1] >> 4,
        InstructionFormat.F21s or InstructionFormat.F22s => (short)Unit(1),
        InstructionFormat.F21h => Opcode == Opcode.ConstHigh16 ? (int)Unit(1) << 16 : (long)Unit(1) << 48,
        InstructionFormat.F22b => (sbyte)_bytes[3],
        InstructionFormat.F31i => Int32(1),
        InstructionFormat.F51l => BinaryPrimitives.ReadInt64LittleEndian(_bytes[2..]),
        _ => null,
    };

    /// <summary>Whether this calls a method that it names: an invoke of any kind but the quickened ones.</summary>
    public bool IsInvoke => IndexKind is IndexKind.Method or IndexKind.CallSite;

    /// <summary>The bytes of the instruction or payload.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The number of a register, in the order of the listing.</summary>
    /// <param name="position">From 0 to <see cref="RegisterCount"/> - 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such register.</exception>
    public int GetRegister(int position)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(position, RegisterCount);
        switch (Format)
        {
            case InstructionFormat.F11n or InstructionFormat.F12x or InstructionFormat.F22t or InstructionFormat.F22s or InstructionFormat.F22c:
                return position == 0 ? _bytes[1] & 15 : _bytes[1] >> 4;
            case InstructionFormat.F22x:
                return position == 0 ? _bytes[1] : Unit(1);
            case InstructionFormat.F32x:
                return Unit(1 + position);
            case InstructionFormat.F23x or InstructionFormat.F22b:
                return _bytes[1 + position];
            case InstructionFormat.F35c or InstructionFormat.F45cc:
                return position == 4 ? _bytes[1] & 15 : (Unit(2) >> (4 * position)) & 15;
            case InstructionFormat.F3rc or InstructionFormat.F4rcc:
                return Unit(2) + position;
            default:
                return _bytes[1];
        }
    }

    private ushort Unit(int position) => BinaryPrimitives.ReadUInt16LittleEndian(_bytes[(2 * position)..]);

    private int Int32(int position) => BinaryPrimitives.ReadInt32LittleEndian(_bytes[(2 * position)..]);
}
