namespace Candor.Dex;

/// <content>What one instruction did to a place.</content>
internal sealed partial class PathSearch
{
    /// <summary>What a way costs more that is taken only where no other is.</summary>
    private const int Detour = 4;

    private int ResultRegister => replay.Body.RegisterCount;

    private bool Touches(in IrInstruction i, int block, int index, TracePlace place, FrameState before, FrameState? after)
    {
        if (place.IsRegister)
        {
            return place.Register == ResultRegister
                ? i.IsInvoke || i.Opcode is Opcode.FilledNewArray or Opcode.FilledNewArrayRange
                : i.A == place.Register && WritesFirst(i.Opcode);
        }

        if (after is null || ReferenceEquals(before.Heap, after.Heap))
        {
            return false;
        }

        int[] was = _locator.ValueOf(before.Heap, place.Symbol, place.Field);
        int[] becomes = _locator.ValueOf(after.Heap, place.Symbol, place.Field);
        if (!was.AsSpan().SequenceEqual(becomes))
        {
            return true;
        }

        return i.Opcode switch
        {
            >= Opcode.Aput and <= Opcode.AputShort => ValueSet.Contains(before.Registers[i.B], place.Symbol << 1) && Element(i, before) == place.Field,
            >= Opcode.Iput and <= Opcode.IputShort => ValueSet.Contains(before.Registers[i.B], place.Symbol << 1)
                && replay.Analysis.FieldAt(i) == place.Field,
            >= Opcode.Sput and <= Opcode.SputShort => place.Symbol == tracer.Symbols.Globals.Id && replay.Analysis.FieldAt(i) == place.Field,
            _ => Writes(replay.Calls(block, index), place) || Repeats(i, block, place, before, becomes),
        };
    }

    /// <summary>
    /// Whether a call on a loop adds the element although it is there already, from the time before: it is tried without.
    /// </summary>
    private bool Repeats(in IrInstruction i, int block, TracePlace place, FrameState before, int[] becomes)
    {
        if (!i.IsInvoke || !replay.Node.Code.InLoop[block] || !_locator.Holds(becomes, element))
        {
            return false;
        }

        int[] without = [.. _locator.ValueOf(before.Heap, place.Symbol, place.Field).Where(e => !_locator.Holds([e], element))];
        FrameState after = replay.Analysis.Probe(block, i, before, tracer.Symbols[place.Symbol], place.Field, without);
        return _locator.Holds(_locator.ValueOf(after.Heap, place.Symbol, place.Field), element);
    }

    /// <summary>The element that an array access names.</summary>
    private int Element(in IrInstruction access, FrameState before)
    {
        int[] at = before.Registers[access.C];
        return at.Length == 1 && !ValueSet.IsDerived(at[0]) && tracer.Symbols[at[0] >> 1] is { Kind: SymbolKind.Number, Number: >= 0 and < 4096 } n
            ? tracer.Fields.Index(n.Number)
            : tracer.Fields.AnyIndex;
    }

    private static bool Writes(IReadOnlyList<AppliedCall> calls, TracePlace place) =>
        calls.Any(c => c.Summary.Writes.Any(w => w.Field == place.Field && ValueSet.Contains(c.Substitution.Of(w.Symbol), place.Symbol << 1)));

    private static bool WritesFirst(Opcode opcode) => opcode is (>= Opcode.Move and <= Opcode.MoveException)
        or (>= Opcode.Const4 and <= Opcode.ConstClass) or Opcode.CheckCast or Opcode.InstanceOf or Opcode.ArrayLength or Opcode.NewInstance
        or Opcode.NewArray or (>= Opcode.CmplFloat and <= Opcode.CmpLong) or (>= Opcode.Aget and <= Opcode.AgetShort)
        or (>= Opcode.Iget and <= Opcode.IgetShort) or (>= Opcode.Sget and <= Opcode.SgetShort) or (>= Opcode.NegInt and <= Opcode.UshrIntLit8)
        or Opcode.ConstMethodHandle or Opcode.ConstMethodType;

    private void Explain(Entry entry, int block, int index, in IrInstruction i, FrameState before, FrameState? after)
    {
        TracePlace place = entry.Place;
        if (place.IsRegister)
        {
            ExplainRegister(entry, block, index, i, before, after);
        }
        else
        {
            ExplainCell(entry, block, index, i, before, after!);
        }

        if (replay.Analysis.Conditions is not null && IsDecided(block))
        {
            (int register, string text) = HolderAfter(block, index, i, place, before, after);
            Add(entry, block, 0, TracePlace.Deciding(block), One(i, register, text, FlowStepKind.Assign), Detour);
        }
    }

    private void ExplainRegister(Entry entry, int block, int index, in IrInstruction i, FrameState before, FrameState? after)
    {
        switch (i.Opcode)
        {
            case >= Opcode.MoveResult and <= Opcode.MoveResultObject:
                From(entry, block, index, before, ResultRegister, Trail.Empty);
                break;
            case Opcode.MoveException:
                From(entry, block, index, before, ResultRegister + 1, Trail.Empty);
                break;
            case Opcode.CheckCast:
                From(entry, block, index, before, i.A, Trail.Empty);
                break;
            case >= Opcode.Move and <= Opcode.MoveObject16 or (>= Opcode.NegInt and <= Opcode.IntToShort)
                or (>= Opcode.AddIntLit16 and <= Opcode.UshrIntLit8) or Opcode.ArrayLength:
                From(entry, block, index, before, i.B, One(i, i.A, Name(i.A), FlowStepKind.Assign));
                if (replay.Analysis.Conditions is null && i.Opcode is Opcode.AddIntLit16 or Opcode.AddIntLit8 && IsDecided(block))
                {
                    // A number that is counted up under a decision says what was decided on.
                    Add(entry, block, 0, TracePlace.Deciding(block), One(i, i.A, Name(i.A), FlowStepKind.Assign));
                }

                break;
            case (>= Opcode.CmplFloat and <= Opcode.CmpLong) or (>= Opcode.AddInt and <= Opcode.RemDouble):
                From(entry, block, index, before, i.B, One(i, i.A, Name(i.A), FlowStepKind.Assign));
                From(entry, block, index, before, i.C, One(i, i.A, Name(i.A), FlowStepKind.Assign));
                break;
            case >= Opcode.AddInt2addr and <= Opcode.RemDouble2addr:
                From(entry, block, index, before, i.A, One(i, i.A, Name(i.A), FlowStepKind.Assign));
                From(entry, block, index, before, i.B, One(i, i.A, Name(i.A), FlowStepKind.Assign));
                break;
            case >= Opcode.Aget and <= Opcode.AgetShort:
                Load(entry, block, index, i, before, Element(i, before));
                From(entry, block, index, before, i.C, One(i, i.A, Name(i.A), FlowStepKind.Assign), Detour);
                break;
            case >= Opcode.Iget and <= Opcode.IgetShort:
                Load(entry, block, index, i, before, replay.Analysis.FieldAt(i));
                break;
            case >= Opcode.Sget and <= Opcode.SgetShort:
                if (tracer.IsSource(element, MethodId, i.Offset))
                {
                    End(entry, One(i, i.A, Name(i.A), FlowStepKind.Source));
                    break;
                }

                TracePlace shared = TracePlace.Of(tracer.Symbols.Globals.Id, replay.Analysis.FieldAt(i));
                FrameState read = after ?? before;
                if (HoldsAt(read, shared))
                {
                    // A class initialiser may run first, and write it: the field is looked at behind that.
                    Add(entry, block, HoldsAt(before, shared) ? index : index + 1, shared, One(i, i.A, tracer.Names.Global(tracer.Symbols.Globals, shared.Field), FlowStepKind.Load));
                }

                break;
            default:
                if (i.IsInvoke)
                {
                    ExplainCall(entry, block, index, i, before, after);
                }

                break;
        }
    }

    /// <summary>The element was in a register, or in an object to which it leads.</summary>
    private void From(Entry entry, int block, int index, FrameState before, int register, Trail step, int extra = 0)
    {
        if (register < 0)
        {
            return;
        }

        foreach (Located at in _locator.Find(before.Heap, before.Registers[register], element))
        {
            Add(entry, block, index, at.Cell ?? TracePlace.In(register), step, extra);
        }
    }

    private void Load(Entry entry, int block, int index, in IrInstruction i, FrameState before, int field)
    {
        int[] bases = before.Registers[i.B];
        bool any = false;
        if (_locator.Holds(bases, element))
        {
            any = true;
            Add(entry, block, index, TracePlace.In(i.B), One(i, i.A, Name(i.B) + HolderNames.FieldText(tracer.Fields, field), FlowStepKind.Load));
        }

        foreach (int one in bases.Where(static b => !ValueSet.IsDerived(b)))
        {
            Symbol symbol = tracer.Symbols[one >> 1];
            foreach (int read in symbol.HasFields ? _locator.Read(before.Heap, symbol, field) : [])
            {
                TracePlace place = TracePlace.Of(symbol.Id, read);
                if (HoldsAt(before, place))
                {
                    any = true;
                    Add(entry, block, index, place, One(i, i.A, Name(i.B) + HolderNames.FieldText(tracer.Fields, read), FlowStepKind.Load));
                }
            }
        }

        if (!any)
        {
            // A field of an object of the platform gives that object's data.
            foreach (Located at in _locator.Find(before.Heap, bases, element))
            {
                Add(entry, block, index, at.Cell ?? TracePlace.In(i.B), One(i, i.A, Name(i.B) + HolderNames.FieldText(tracer.Fields, field), FlowStepKind.Load));
            }
        }
    }

    private void ExplainCell(Entry entry, int block, int index, in IrInstruction i, FrameState before, FrameState after)
    {
        TracePlace place = entry.Place;
        (int holder, string text) = HolderAfter(block, index, i, place, before, after);
        if (i.IsInvoke && tracer.IsSource(element, MethodId, i.Offset) && !HoldsAt(before, place))
        {
            // A source that fills what it is given, or puts its data into the object that it hands out.
            End(entry, One(i, holder, text, FlowStepKind.Source));
            return;
        }

        bool isStrong = false;
        switch (i.Opcode)
        {
            case (>= Opcode.Aput and <= Opcode.AputShort) or (>= Opcode.Iput and <= Opcode.IputShort):
                int[] bases = before.Registers[i.B];
                int written = i.Opcode <= Opcode.AputShort && i.Opcode >= Opcode.Aput ? Element(i, before) : replay.Analysis.FieldAt(i);
                if (written != place.Field || !ValueSet.Contains(bases, place.Symbol << 1))
                {
                    break;
                }

                isStrong = bases.Length == 1 && !replay.Analysis.IsWeak(bases) && place.Field != tracer.Fields.AnyIndex;
                if (_locator.Holds(before.Registers[i.A], element))
                {
                    Add(entry, block, index, TracePlace.In(i.A), One(i, i.A, text, FlowStepKind.Store));
                }

                break;
            case >= Opcode.Sput and <= Opcode.SputShort when place.Symbol == tracer.Symbols.Globals.Id && replay.Analysis.FieldAt(i) == place.Field:
                isStrong = true;
                if (_locator.Holds(before.Registers[i.A], element))
                {
                    Add(entry, block, index, TracePlace.In(i.A), One(i, i.A, text, FlowStepKind.Store));
                }

                break;
            case Opcode.NewArray:
                From(entry, block, index, before, i.B, One(i, i.B, text, FlowStepKind.Store));
                break;
            case Opcode.FilledNewArray or Opcode.FilledNewArrayRange or Opcode.InvokeCustom or Opcode.InvokeCustomRange:
                foreach (int register in replay.Body.ArgumentsOf(i).ToArray().Distinct())
                {
                    if (_locator.Holds(before.Registers[register], element))
                    {
                        Add(entry, block, index, TracePlace.In(register), One(i, register, text, FlowStepKind.Store));
                    }
                }

                break;
            default:
                ExplainCall(entry, block, index, i, before, after);
                break;
        }

        if (!isStrong && HoldsAt(before, place))
        {
            Add(entry, block, index, place, Trail.Empty);
        }
    }

    /// <summary>How a place is called behind an instruction, and the register from which it is reached.</summary>
    private (int Register, string Text) HolderAfter(int block, int index, in IrInstruction i, TracePlace place, FrameState before, FrameState? after)
    {
        if (place.IsRegister)
        {
            int register = place.Register == ResultRegister ? Destination(block, index) : place.Register;
            return (Real(register), Name(register));
        }

        List<int> near = [];
        if (i.IsInvoke || i.Opcode is Opcode.FilledNewArray or Opcode.FilledNewArrayRange)
        {
            int destination = Destination(block, index);
            if (destination >= 0 && after is not null && tracer.Cell(after.Heap, after.Registers[ResultRegister], place) is { } result)
            {
                return (destination, Name(destination) + result);
            }

            near.AddRange(replay.Body.ArgumentsOf(i).ToArray().Distinct());
        }
        else if (i.B >= 0)
        {
            near.Add(i.B);
        }

        return Holder(after ?? before, place, near);
    }

    /// <summary>How a field is called at a point: from one of these registers if it can be, else from any.</summary>
    private (int Register, string Text) Holder(FrameState state, TracePlace place, IEnumerable<int> near)
    {
        if (tracer.IsShared(place))
        {
            return (-1, tracer.Names.Global(tracer.Symbols[place.Symbol], place.Field));
        }

        foreach (int register in near.Concat(Enumerable.Range(0, Math.Min(replay.Body.RegisterCount, 256))))
        {
            if (tracer.Cell(state.Heap, state.Registers[register], place) is { } fields)
            {
                return (register, Name(register) + fields);
            }
        }

        return (-1, tracer.Names.Unrooted(tracer.Symbols[place.Symbol], place.Field));
    }

    /// <summary>The register into which the result of a call goes; -1 when nothing takes it.</summary>
    private int Destination(int block, int index)
    {
        IrInstruction? next = index + 1 < replay.Length(block) ? replay.Instruction(block, index + 1)
            : replay.Body.Blocks[block].Successors is [int only, ..] && replay.Length(only) > 0 ? replay.Instruction(only, 0)
            : null;
        return next is { Opcode: >= Opcode.MoveResult and <= Opcode.MoveResultObject, A: int register } ? register : -1;
    }
}
