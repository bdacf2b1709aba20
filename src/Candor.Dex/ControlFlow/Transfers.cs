namespace Candor.Dex;

/// <summary>What instructions other than moves, constants, calls and field reads leave in the register that they write.</summary>
internal static class Transfers
{
    /// <summary>Whether an instruction writes its first register.</summary>
    public static bool Writes(Opcode opcode) => opcode is not (
        Opcode.Nop
        or (>= Opcode.ReturnVoid and <= Opcode.ReturnObject)
        or Opcode.MonitorEnter or Opcode.MonitorExit or Opcode.CheckCast
        or (>= Opcode.FilledNewArray and <= Opcode.SparseSwitch)
        or (>= Opcode.IfEq and <= Opcode.IfLez)
        or (>= Opcode.Aput and <= Opcode.AputShort)
        or (>= Opcode.Iput and <= Opcode.IputShort)
        or (>= Opcode.Sput and <= Opcode.SputShort));

    /// <summary>The value that is written. Truth values keep their conditions through logic, conversions and comparisons with 0.</summary>
    /// <param name="instruction">The instruction.</param>
    /// <param name="second">The value of its second register.</param>
    /// <param name="third">The value of its third register.</param>
    /// <param name="first">The value of its first register before.</param>
    public static Value Compute(in IrInstruction instruction, Value second, Value third, Value first) => instruction.Opcode switch
    {
        >= Opcode.IntToLong and <= Opcode.IntToDouble => second.ConditionsOnly(),
        Opcode.LongToInt or Opcode.NegInt or Opcode.NegLong => second.Kind == ValueKind.Number ? Value.Unknown : second.ConditionsOnly(),
        Opcode.XorIntLit8 or Opcode.XorIntLit16 when instruction.Literal == 1 => second.Negated(),
        Opcode.RsubInt or Opcode.RsubIntLit8 when instruction.Literal == 1 => second.Negated(),
        Opcode.XorInt => Xor(second, third),
        Opcode.XorInt2addr => Xor(first, second),
        Opcode.AndInt => And(second, third),
        Opcode.AndInt2addr => And(first, second),
        Opcode.AndIntLit8 or Opcode.AndIntLit16 => And(second, Value.OfNumber(instruction.Literal)),
        Opcode.OrInt => Or(second, third),
        Opcode.OrInt2addr => Or(first, second),
        Opcode.CmpLong when third is { Kind: ValueKind.Number, Number: 0 } => second.ConditionsOnly(),
        Opcode.CmpLong when second is { Kind: ValueKind.Number, Number: 0 } => third.ConditionsOnly(),
        _ => Value.Unknown,
    };

    private static Value Xor(Value left, Value right) => (left, right) switch
    {
        (_, { Kind: ValueKind.Number, Number: 1 }) => left.Negated(),
        ({ Kind: ValueKind.Number, Number: 1 }, _) => right.Negated(),
        _ => Value.Unknown,
    };

    // Of bits: the result is not zero only if neither operand is; if it is zero, nothing is known of either.
    private static Value And(Value left, Value right) =>
        Value.Unknown.With(IsTruth(left) && IsTruth(right) ? left.WhenZero.Or(right.WhenZero) : Guard.None, left.WhenNonZero.And(right.WhenNonZero));

    private static Value Or(Value left, Value right) =>
        Value.Unknown.With(left.WhenZero.And(right.WhenZero), left.WhenNonZero.Or(right.WhenNonZero));

    private static bool IsTruth(Value value) => value.Kind != ValueKind.Number || value.Number is 0 or 1;
}
