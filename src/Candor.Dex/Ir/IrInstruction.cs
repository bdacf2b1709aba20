namespace Candor.Dex;

/// <summary>One instruction of a <see cref="MethodBody"/>, decoded once so that an analysis may visit it many times.</summary>
/// <param name="Offset">Where it stands, in code units from the start of the method.</param>
/// <param name="Opcode">The opcode, as in the file.</param>
/// <param name="A">The first register; of most opcodes the one that is written. -1 when there is none.</param>
/// <param name="B">The second register, or -1.</param>
/// <param name="C">The third register, or -1.</param>
/// <param name="Index">The index operand, not checked against its table; -1 when there is none.</param>
/// <param name="Literal">The constant operand, or 0.</param>
/// <param name="FirstArgument">For a call or filled-new-array: where its registers begin in <see cref="MethodBody.Arguments"/>.</param>
/// <param name="ArgumentCount">How many registers it passes; the second half of a wide value counts.</param>
public readonly record struct IrInstruction(
    int Offset, Opcode Opcode, int A, int B, int C, int Index, long Literal, int FirstArgument, int ArgumentCount)
{
    /// <summary>Whether this calls a method.</summary>
    public bool IsInvoke => Opcode is (>= Opcode.InvokeVirtual and <= Opcode.InvokeInterface)
        or (>= Opcode.InvokeVirtualRange and <= Opcode.InvokeInterfaceRange)
        or (>= Opcode.InvokePolymorphic and <= Opcode.InvokeCustomRange);

    /// <summary>Whether it may throw, so that a handler around it may run next.</summary>
    public bool MayThrow => IsInvoke || Opcode is Opcode.Throw or Opcode.CheckCast or Opcode.ArrayLength or Opcode.NewInstance or Opcode.NewArray
        or Opcode.FilledNewArray or Opcode.FilledNewArrayRange or Opcode.FillArrayData or Opcode.MonitorEnter or Opcode.MonitorExit
        or Opcode.ConstString or Opcode.ConstStringJumbo or Opcode.ConstClass or Opcode.InstanceOf
        or (>= Opcode.Aget and <= Opcode.SputShort)
        or Opcode.DivInt or Opcode.RemInt or Opcode.DivLong or Opcode.RemLong or Opcode.DivInt2addr or Opcode.RemInt2addr
        or Opcode.DivLong2addr or Opcode.RemLong2addr or Opcode.DivIntLit16 or Opcode.RemIntLit16 or Opcode.DivIntLit8 or Opcode.RemIntLit8;
}
