namespace Candor.Dex;

/// <content>What is thrown, and which handlers take it.</content>
internal sealed partial class MethodAnalysis
{
    /// <summary>What instructions of this method may throw past its own handlers.</summary>
    private ImplicitThrows _passes;

    /// <summary>What the call under way may throw by itself.</summary>
    private ImplicitThrows _callThrows;

    /// <summary>Hands the state to the handlers around a block; returns what none of them is sure to catch.</summary>
    private int[] RaiseThrown(BasicBlock block, FrameState state, int[] thrown, SortedSet<int> pending)
    {
        int[] before = state.Registers[ExceptionRegister];
        foreach (ExceptionEdge edge in block.Handlers)
        {
            int[] caught = thrown;
            if (edge.Type.Index >= 0)
            {
                (caught, thrown) = Split(thrown, _program.TypeAt(_code!.FileIndex, edge.Type.Index));
                if (caught.Length == 0)
                {
                    continue;
                }
            }
            else
            {
                thrown = ValueSet.Empty;
            }

            state.Registers[ExceptionRegister] = caught.Length == 0 ? ValueSet.Any : caught;
            Enter(edge.Block, state, pending);
            if (thrown.Length == 0)
            {
                break;
            }
        }

        state.Registers[ExceptionRegister] = before;
        return thrown;
    }

    /// <summary>Hands the state to the handlers that take what code throws by itself; what passes them all passes to the caller.</summary>
    private void RaiseImplicit(BasicBlock block, FrameState state, ImplicitThrows kinds, SortedSet<int> pending)
    {
        if (kinds != ImplicitThrows.None && block.Handlers.Length > 0)
        {
            int[] before = state.Registers[ExceptionRegister];
            state.Registers[ExceptionRegister] = ValueSet.Any;
            foreach (ExceptionEdge edge in block.Handlers)
            {
                int type = edge.Type.Index >= 0 ? _program.TypeAt(_code!.FileIndex, edge.Type.Index) : -1;
                (bool enters, ImplicitThrows sure) = edge.Type.Index < 0 ? (true, kinds) : Catches(kinds, type);
                if (enters)
                {
                    Enter(edge.Block, state, pending);
                }

                kinds &= ~sure;
                if (kinds == ImplicitThrows.None)
                {
                    break;
                }
            }

            state.Registers[ExceptionRegister] = before;
        }

        _passes |= kinds;
    }

    /// <summary>Whether a handler for a type may take one of some exceptions, and which of them it is sure to take.</summary>
    private (bool Enters, ImplicitThrows Sure) Catches(ImplicitThrows kinds, int type)
    {
        if (type < 0)
        {
            return (true, ImplicitThrows.None);
        }

        bool enters = false;
        ImplicitThrows sure = ImplicitThrows.None;
        for (ImplicitThrows kind = ImplicitThrows.Null; kind != ImplicitThrows.None; kind = Next(kind))
        {
            if (!kinds.HasFlag(kind))
            {
                continue;
            }

            int thrown = _program.TypeOf(kind);
            if (thrown < 0 || _program.Hierarchy.IsSubtype(thrown, type))
            {
                enters = true;
                sure |= kind;
            }
            else if (kind == ImplicitThrows.Platform ? _program.IsThrownByPlatform(type) : kind == ImplicitThrows.Error && _program.Hierarchy.IsSubtype(type, thrown))
            {
                enters = true;
            }
        }

        return (enters, sure);
    }

    private static ImplicitThrows Next(ImplicitThrows kind) => kind == ImplicitThrows.Platform ? ImplicitThrows.None : (ImplicitThrows)((int)kind << 1);

    /// <summary>What an instruction other than a call may throw by itself, by what is known of its operands.</summary>
    private ImplicitThrows ThrowsOf(in IrInstruction i, FrameState state)
    {
        int[][] registers = state.Registers;
        switch (i.Opcode)
        {
            case >= Opcode.Aget and <= Opcode.AputShort:
                return (IsObject(registers[i.B]) ? ImplicitThrows.None : ImplicitThrows.Null)
                    | (IsInside(state, registers[i.B], registers[i.C]) ? ImplicitThrows.None : ImplicitThrows.Bounds)
                    | (i.Opcode == Opcode.AputObject ? ImplicitThrows.Store : ImplicitThrows.None);
            case Opcode.ArrayLength or (>= Opcode.Iget and <= Opcode.IputShort):
                return IsObject(registers[i.B]) ? ImplicitThrows.None : ImplicitThrows.Null;
            case Opcode.MonitorEnter or Opcode.MonitorExit:
                return IsObject(registers[i.A]) ? ImplicitThrows.None : ImplicitThrows.Null;
            case Opcode.DivInt or Opcode.RemInt or Opcode.DivLong or Opcode.RemLong:
                return SingleNumber(registers[i.C]) is not (null or 0) ? ImplicitThrows.None : ImplicitThrows.Arithmetic;
            case Opcode.DivInt2addr or Opcode.RemInt2addr or Opcode.DivLong2addr or Opcode.RemLong2addr:
                return SingleNumber(registers[i.B]) is not (null or 0) ? ImplicitThrows.None : ImplicitThrows.Arithmetic;
            case Opcode.DivIntLit16 or Opcode.RemIntLit16 or Opcode.DivIntLit8 or Opcode.RemIntLit8:
                return i.Literal == 0 ? ImplicitThrows.Arithmetic : ImplicitThrows.None;
            case Opcode.CheckCast:
                return ImplicitThrows.Cast;
            case Opcode.NewArray:
                return RangeOf(registers[i.B]) is (>= 0, _) ? ImplicitThrows.None : ImplicitThrows.NegativeSize;
            case Opcode.FillArrayData:
                return ImplicitThrows.None;
            case Opcode.NewInstance or Opcode.ConstClass or (>= Opcode.Sget and <= Opcode.SputShort):
                return ImplicitThrows.Error;
            default:
                return ImplicitThrows.None;
        }
    }

    /// <summary>Whether a set holds objects that exist, and nothing else.</summary>
    private bool IsObject(int[] values)
    {
        foreach (int element in values)
        {
            Symbol symbol = _symbols[element >> 1];
            bool exists = symbol.Kind is SymbolKind.Object || (symbol.Kind == SymbolKind.Parameter && symbol.Number == 0 && !_code!.IsStatic);
            if (ValueSet.IsDerived(element) || !exists)
            {
                return false;
            }
        }

        return values.Length > 0;
    }

    private bool IsInside(FrameState state, int[] array, int[] index) =>
        RangeOf(index) is (>= 0, var most) && RangeOf(_heap.Load(state.Heap, array, _fields.Size)) is (var least, _) && most < least;

    /// <summary>What a handler for a type catches of what is thrown, and what it lets pass. What is not known may be both.</summary>
    private (int[] Caught, int[] Passed) Split(int[] thrown, int type)
    {
        int[] caught = ValueSet.Empty;
        int[] passed = ValueSet.Empty;
        foreach (int element in thrown)
        {
            Symbol symbol = _symbols[element >> 1];
            bool known = !ValueSet.IsDerived(element) && symbol is { Kind: SymbolKind.Object, TypeId: >= 0 } && type >= 0;
            bool catches = !known || _program.Hierarchy.IsSubtype(symbol.TypeId, type);
            bool passes = !known || !catches;
            caught = catches ? ValueSet.Add(caught, element) : caught;
            passed = passes ? ValueSet.Add(passed, element) : passed;
        }

        return (caught, passed);
    }
}
