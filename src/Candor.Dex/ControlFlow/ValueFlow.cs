namespace Candor.Dex;

/// <summary>
/// Follows values and conditions through one method: which constants, parameters and new objects the registers hold, and which guards every path
/// to an instruction has passed. A forward analysis over the control-flow graph (Kildall, POPL 1973) in which a branch on a guarded value
/// strengthens the guard of the edge, so that an instruction is guarded if and only if removing the guarding edges cuts it off: dominance by a set of
/// edges. Branches that a constant decides are not followed. Values and guards only fall in their order, whose height is bounded, so it ends; a
/// budget bounds it on hostile code, beyond which the result says that nothing is known. Immutable.
/// </summary>
public sealed class ValueFlow
{
    /// <summary>Most registers times blocks that are followed; beyond it <see cref="IsComplete"/> is false.</summary>
    public const long MaxCells = 4_000_000;

    private const int VisitsPerBlock = 24;

    private readonly IValueModel _model;
    private readonly Value[]?[] _entry;
    private readonly Guard[] _guards;
    private readonly int[] _offsets;
    private readonly int[] _places;
    private readonly Guard[] _guardOf;

    private ValueFlow(MethodBody body, IValueModel model)
    {
        Body = body;
        _model = model;
        _entry = new Value[body.Blocks.Length][];
        _guards = new Guard[body.Blocks.Length];
        Array.Fill(_guards, Guard.Impossible);
        _guardOf = new Guard[body.Instructions.Length];
        Array.Fill(_guardOf, Guard.Impossible);
        _offsets = new int[body.Instructions.Length];
        _places = new int[_offsets.Length];
        for (int i = 0; i < _offsets.Length; i++)
        {
            _offsets[i] = body.Instructions[i].Offset;
            _places[i] = i;
        }

        // Instructions stand by block and then by offset.
        Array.Sort(_offsets, _places);
    }

    /// <summary>The method.</summary>
    public MethodBody Body { get; }

    /// <summary>Whether the analysis ran to its end; where not, it says that nothing is known.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>What the method returns, over all its returns; unknown for one that returns nothing.</summary>
    public Value Returned { get; private set; } = Value.Unknown;

    /// <summary>What must have held if the method returns without throwing.</summary>
    public Guard Passed { get; private set; }

    /// <summary>Follows values through a method.</summary>
    /// <param name="body">The method.</param>
    /// <param name="model">What is known of calls and fields.</param>
    public static ValueFlow Analyze(MethodBody body, IValueModel model)
    {
        ValueFlow flow = new(body, model);
        flow.IsComplete = (body.RegisterCount + 1L) * body.Blocks.Length <= MaxCells && flow.Settle();
        if (flow.IsComplete)
        {
            flow.Finish();
        }
        else
        {
            Array.Fill(flow._guardOf, Guard.None);
        }

        return flow;
    }

    /// <summary>What must have held whenever control comes to an instruction.</summary>
    /// <param name="codeOffset">The instruction, in code units from the start of the method.</param>
    /// <returns>Impossible for an instruction that cannot run.</returns>
    public Guard GuardAt(int codeOffset)
    {
        int at = Array.BinarySearch(_offsets, codeOffset);
        return !IsComplete ? Guard.None : at < 0 ? Guard.Impossible : _guardOf[_places[at]];
    }

    /// <summary>Whether every instruction is known to run under no condition.</summary>
    public bool IsUnguarded => Array.TrueForAll(_guardOf, static g => g == Guard.None);

    /// <summary>Tells a visitor each instruction that can run, by block and offset. Nothing is told when the analysis did not end.</summary>
    /// <param name="visitor">Is told.</param>
    public void Visit(IValueVisitor visitor)
    {
        if (!IsComplete)
        {
            return;
        }

        for (int block = 0; block < _entry.Length; block++)
        {
            if (_entry[block] is { } entry)
            {
                Walk(block, [.. entry], visitor, handlers: null);
            }
        }
    }

    private bool Settle()
    {
        if (Body.Blocks.IsEmpty)
        {
            return true;
        }

        Value[] start = new Value[Body.RegisterCount + 1];
        Array.Fill(start, Value.Unknown);
        for (int register = Body.FirstParameter; register < Body.RegisterCount; register++)
        {
            start[register] = _model.Parameter(register - Body.FirstParameter);
        }

        _entry[0] = start;
        _guards[0] = Guard.None;
        SortedSet<int> pending = [0];
        long left = (VisitsPerBlock * (long)_entry.Length) + 256;
        while (pending.Count > 0)
        {
            if (left-- == 0)
            {
                return false;
            }

            int block = pending.Min;
            pending.Remove(block);
            Flow(block, pending);
        }

        return true;
    }

    private void Flow(int block, SortedSet<int> pending)
    {
        BasicBlock current = Body.Blocks[block];
        Value[] state = [.. _entry[block]!];
        Guard guard = Walk(block, state, visitor: null, handlers: current.Handlers.IsEmpty ? null : pending);
        if (guard.IsImpossible)
        {
            return;
        }

        IrInstruction last = Body.Instructions[current.End - 1];
        if (last.Opcode is Opcode.PackedSwitch or Opcode.SparseSwitch)
        {
            FlowSwitch(current, last, state, guard, pending);
        }
        else if (last.Opcode is >= Opcode.IfEq and <= Opcode.IfLez && current.Successors.Length == 2)
        {
            (Guard behind, Guard target) = Branch(last, state);
            Merge(current.Successors[0], state, guard.And(behind), pending);
            Merge(current.Successors[1], state, guard.And(target), pending);
        }
        else
        {
            foreach (int next in current.Successors)
            {
                Merge(next, state, guard, pending);
            }
        }
    }

    private void FlowSwitch(BasicBlock block, in IrInstruction last, Value[] state, Guard guard, SortedSet<int> pending)
    {
        Value value = state[last.A];
        IReadOnlyList<(int Key, int Block)> cases = Body.CasesOf(last, block);
        bool hasZero = false;
        foreach ((int key, int target) in cases)
        {
            hasZero |= key == 0;
            Merge(target, state, guard.And(WhenEqual(value, key)), pending);
        }

        Guard otherwise = hasZero ? value.WhenNonZero : Guard.None;
        if (value.Kind == ValueKind.Number && cases.Any(c => c.Key == value.Number))
        {
            otherwise = Guard.Impossible;
        }

        Merge(block.Successors[0], state, guard.And(otherwise), pending);
    }

    private Guard WhenEqual(Value value, long number)
    {
        if (value.Kind == ValueKind.Number)
        {
            return value.Number == number ? Guard.None : Guard.Impossible;
        }

        return (number == 0 ? value.WhenZero : value.WhenNonZero).And(_model.WhenEqual(value, number));
    }

    /// <summary>What a branch tells: behind it, where it is not taken, and at its target.</summary>
    private (Guard Behind, Guard Target) Branch(in IrInstruction branch, Value[] state)
    {
        Value left = state[branch.A];
        Value right = branch.Opcode >= Opcode.IfEqz ? Value.OfNumber(0) : state[branch.B];
        Opcode opcode = branch.Opcode >= Opcode.IfEqz ? branch.Opcode - (Opcode.IfEqz - Opcode.IfEq) : branch.Opcode;
        if (left.Kind == ValueKind.Number && right.Kind != ValueKind.Number)
        {
            (left, right) = (right, left);
            opcode = opcode switch
            {
                Opcode.IfLt => Opcode.IfGt,
                Opcode.IfGt => Opcode.IfLt,
                Opcode.IfLe => Opcode.IfGe,
                Opcode.IfGe => Opcode.IfLe,
                _ => opcode,
            };
        }

        if (right.Kind != ValueKind.Number)
        {
            return (Guard.None, Guard.None);
        }

        if (left.Kind == ValueKind.Number)
        {
            return Holds(opcode, left.Number, right.Number) ? (Guard.Impossible, Guard.None) : (Guard.None, Guard.Impossible);
        }

        // An edge that zero itself would not take tells that the value is not zero; one that only zero takes, that it is.
        bool zeroBranches = Holds(opcode, 0, right.Number);
        Guard target = zeroBranches ? Guard.None : left.WhenNonZero;
        Guard behind = zeroBranches ? left.WhenNonZero : Guard.None;
        return opcode switch
        {
            Opcode.IfEq => (Unequal(left, right.Number).And(behind), WhenEqual(left, right.Number)),
            Opcode.IfNe => (WhenEqual(left, right.Number), Unequal(left, right.Number).And(target)),
            _ => (behind, target),
        };
    }

    /// <summary>A value other than 0 is not zero; of a truth value, one other than 1 is.</summary>
    private static Guard Unequal(Value value, long number) => number switch
    {
        0 => value.WhenNonZero,
        1 when value.WhenZero.Rank > 0 => value.WhenZero,
        _ => Guard.None,
    };

    private static bool Holds(Opcode opcode, long left, long right) => opcode switch
    {
        Opcode.IfEq => left == right,
        Opcode.IfNe => left != right,
        Opcode.IfLt => left < right,
        Opcode.IfGe => left >= right,
        Opcode.IfGt => left > right,
        _ => left <= right,
    };

    private void Merge(int block, ReadOnlySpan<Value> state, Guard guard, SortedSet<int> pending)
    {
        if (guard.IsImpossible)
        {
            return;
        }

        if (_entry[block] is not { } entry)
        {
            _entry[block] = state.ToArray();
            _guards[block] = guard;
            pending.Add(block);
            return;
        }

        bool changed = false;
        Guard before = _guards[block];
        Guard joined = before.Or(guard);
        for (int i = 0; i < entry.Length; i++)
        {
            // Where the ways differ in what they passed, each value carries along what its own way did.
            Value value = before == guard ? entry[i].Join(state[i]) : entry[i].Under(before).Join(state[i].Under(guard));
            if (!value.Equals(entry[i]))
            {
                entry[i] = value;
                changed = true;
            }
        }

        if (joined != before)
        {
            _guards[block] = joined;
            changed = true;
        }

        if (changed)
        {
            pending.Add(block);
        }
    }

    /// <summary>Runs a block over a state; returns what must have held at its end.</summary>
    private Guard Walk(int block, Value[] state, IValueVisitor? visitor, SortedSet<int>? handlers)
    {
        BasicBlock current = Body.Blocks[block];
        Guard guard = _guards[block];
        for (int i = current.First; i < current.End && !guard.IsImpossible; i++)
        {
            ref readonly IrInstruction instruction = ref Body.Instructions.AsSpan()[i];
            _guardOf[i] = guard;
            if (handlers is not null && instruction.MayThrow)
            {
                foreach (ExceptionEdge edge in current.Handlers)
                {
                    Merge(edge.Block, state, guard, handlers);
                }
            }

            guard = Step(instruction, state, guard, visitor);
        }

        return guard;
    }

    private Guard Step(in IrInstruction instruction, Value[] state, Guard guard, IValueVisitor? visitor)
    {
        if (instruction.IsInvoke || instruction.Opcode is Opcode.FilledNewArray or Opcode.FilledNewArrayRange)
        {
            Value[] arguments = ArgumentsOf(instruction, state);
            if (!instruction.IsInvoke)
            {
                state[^1] = Value.OfCreated(instruction.Offset);
                return guard;
            }

            visitor?.VisitCall(instruction, arguments, guard);
            CallEffect effect = _model.Call(instruction, arguments);
            state[^1] = effect.Result;
            return guard.And(effect.Passed);
        }

        switch (instruction.Opcode)
        {
            case (>= Opcode.Iput and <= Opcode.IputShort) or (>= Opcode.Sput and <= Opcode.SputShort):
                visitor?.VisitWrite(instruction, state[instruction.A], guard);
                return guard;
            default:
                if (Transfers.Writes(instruction.Opcode) && instruction.A >= 0)
                {
                    state[instruction.A] = Result(instruction, state);
                }

                return guard;
        }
    }

    private Value[] ArgumentsOf(in IrInstruction call, Value[] state)
    {
        ReadOnlySpan<int> registers = Body.ArgumentsOf(call);
        Value[] arguments = new Value[registers.Length];
        for (int i = 0; i < registers.Length; i++)
        {
            arguments[i] = state[registers[i]];
        }

        return arguments;
    }

    private Value Result(in IrInstruction instruction, Value[] state)
    {
        switch (instruction.Opcode)
        {
            case >= Opcode.Move and <= Opcode.MoveObject16:
                return state[instruction.B];
            case Opcode.MoveResult or Opcode.MoveResultWide or Opcode.MoveResultObject:
                return state[^1];
            case (>= Opcode.Const4 and <= Opcode.ConstHigh16) or (>= Opcode.ConstWide16 and <= Opcode.ConstWideHigh16):
                return Value.OfNumber(instruction.Literal);
            case Opcode.ConstString or Opcode.ConstStringJumbo:
                return Text(instruction.Index);
            case Opcode.NewInstance or Opcode.NewArray:
                return Value.OfCreated(instruction.Offset);
            case (>= Opcode.Iget and <= Opcode.IgetShort) or (>= Opcode.Sget and <= Opcode.SgetShort):
                return _model.Read(instruction);
            default:
                return Transfers.Compute(
                    instruction,
                    instruction.B >= 0 ? state[instruction.B] : Value.Unknown,
                    instruction.C >= 0 ? state[instruction.C] : Value.Unknown,
                    state[instruction.A]);
        }
    }

    private Value Text(int index)
    {
        try
        {
            return Value.OfText(Body.File.GetString(new StringHandle(index)));
        }
        catch (BadDexException)
        {
            return Value.Unknown;
        }
    }

    /// <summary>Sums the returns up, and notes the guard of each instruction once more, now that they have settled.</summary>
    private void Finish()
    {
        Array.Fill(_guardOf, Guard.Impossible);
        Value? returned = null;
        Guard passed = Guard.Impossible;
        for (int block = 0; block < _entry.Length; block++)
        {
            if (_entry[block] is not { } entry)
            {
                continue;
            }

            Value[] state = [.. entry];
            Guard guard = Walk(block, state, visitor: null, handlers: null);
            IrInstruction last = Body.Instructions[Body.Blocks[block].End - 1];
            if (guard.IsImpossible || last.Opcode is < Opcode.ReturnVoid or > Opcode.ReturnObject)
            {
                continue;
            }

            passed = passed.Or(guard);
            Value value = last.Opcode == Opcode.ReturnVoid ? Value.Unknown : state[last.A].Under(guard);
            returned = returned is null ? value : returned.Join(value);
        }

        Returned = returned ?? Value.Unknown;
        Passed = passed.IsImpossible ? Guard.None : passed;
    }
}
