namespace Candor.Dex;

/// <content>Running a block again after the fixed point, to see every state in it.</content>
internal sealed partial class MethodAnalysis
{
    /// <summary>Is told of the summaries that are applied; null outside of tracing.</summary>
    public ICallListener? Listener { get; set; }

    /// <summary>What decides which blocks run; null without implicit flows.</summary>
    public ControlConditions? Conditions => _conditions;

    /// <summary>What decides how often numbers are counted up in each block; null where nothing does.</summary>
    public ControlConditions? Counters => _counters;

    /// <summary>The data that decides whether an instruction throws.</summary>
    public int[] DecidesThrowAt(in IrInstruction i, FrameState state) => DecidesThrow(i, state);

    /// <summary>The state at the entry of a block; null where control cannot come.</summary>
    public FrameState? StateAt(int block) => _states[block];

    /// <summary>The method that an instruction names, as this file names it; null where the reference is broken.</summary>
    public MethodUse? UseAt(in IrInstruction invoke) => invoke.Opcode is Opcode.InvokeCustom or Opcode.InvokeCustomRange ? null : UseOf(invoke.Index);

    /// <summary>Whether an instruction calls a method outside the app that no model describes.</summary>
    public bool IsAssumed(in IrInstruction invoke, FrameState before)
    {
        if (!invoke.IsInvoke || UseAt(invoke) is not { Sources.Length: 0, Sinks.Length: 0 } use)
        {
            return false;
        }

        bool isStatic = invoke.Opcode is Opcode.InvokeStatic or Opcode.InvokeStaticRange;
        ReadOnlySpan<int> registers = _code!.Body!.ArgumentsOf(invoke);
        return (isStatic || registers.Length > 0) && !IsReflective(use)
            && ModelOf(use, isStatic ? [] : [before.Registers[registers[0]]], isStatic) is null;
    }

    private bool IsReflective(MethodUse use) => use.DeclaringType >= 0 && _program.Hierarchy.GetDescriptor(use.DeclaringType) is var type
        && (type.StartsWith("Ljava/lang/reflect/", StringComparison.Ordinal) || type.StartsWith("Ljava/lang/invoke/", StringComparison.Ordinal) || type == "Ljava/lang/Class;");

    /// <summary>The field of the heap that an instruction names.</summary>
    public int FieldAt(in IrInstruction access)
    {
        try
        {
            return _program.Declared.Field(_code!.FileIndex, access.Index, out _);
        }
        catch (BadDexException)
        {
            return _fields.Named("unreadable");
        }
    }

    /// <summary>Whether a write to these objects keeps what they held.</summary>
    public bool IsWeak(int[] bases) => IsMany(bases);

    /// <summary>
    /// Runs a block again from its entry. Call after <see cref="Run"/>.
    /// </summary>
    /// <param name="index">The block.</param>
    /// <param name="begin">Is told of each instruction before it runs, by its place in the block.</param>
    /// <returns>The state before each instruction and behind the last; null where control does not come.</returns>
    public FrameState?[] Replay(int index, Action<int> begin)
    {
        MethodBody body = _code!.Body!;
        BasicBlock block = body.Blocks[index];
        FrameState?[] states = new FrameState?[block.End - block.First + 1];
        if (_states[index] is not { } entry)
        {
            return states;
        }

        Place(index);
        FrameState state = entry.Clone();
        for (int i = block.First; i < block.End; i++)
        {
            states[i - block.First] = state;
            IrInstruction instruction = body.Instructions[i];
            bool writes = MayWrite(instruction);
            if (!(_engine.Tracing?.Spend(state.Registers.Length) ?? true))
            {
                return states;
            }

            begin(i - block.First);
            state = new FrameState((int[][])state.Registers.Clone(), writes ? state.Heap.Clone() : state.Heap);
            if (!Step(block, instruction, state, []) && instruction.IsInvoke)
            {
                // It never returns; a handler may still see what it left.
                states[i - block.First + 1] = state;
                return states;
            }
        }

        states[^1] = state;
        return states;
    }

    /// <summary>What an instruction leaves when a field of an object held something else before it.</summary>
    public FrameState Probe(int index, in IrInstruction instruction, FrameState before, Symbol symbol, int field, int[] values)
    {
        Place(index);
        FrameState state = before.Clone();
        state.Heap.Set(symbol, field, values);
        _engine.Tracing?.Spend(state.Registers.Length);
        Step(_code!.Body!.Blocks[index], instruction, state, []);
        return state;
    }

    /// <summary>Whether an instruction may change what fields hold, were it by running a class initialiser.</summary>
    private static bool MayWrite(in IrInstruction i) => i.IsInvoke || i.Opcode is Opcode.NewInstance or Opcode.NewArray or Opcode.FilledNewArray
        or Opcode.FilledNewArrayRange or (>= Opcode.Aget and <= Opcode.AputShort) or (>= Opcode.Iput and <= Opcode.IputShort)
        or (>= Opcode.Sget and <= Opcode.SputShort);
}
