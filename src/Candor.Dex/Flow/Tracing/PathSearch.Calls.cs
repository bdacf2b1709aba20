namespace Candor.Dex;

/// <content>What a call did to a place: by code of the app, or by code outside.</content>
internal sealed partial class PathSearch
{
    private void ExplainCall(Entry entry, int block, int index, in IrInstruction i, FrameState before, FrameState? after)
    {
        TracePlace place = entry.Place;
        (int register, string text) = HolderAfter(block, index, i, place, before, after);
        if (place.IsRegister && tracer.IsSource(element, MethodId, i.Offset))
        {
            End(entry, One(i, register, text, FlowStepKind.Source));
            return;
        }

        bool any = false;
        bool isNamed = register >= 0 || !place.IsCell || tracer.IsShared(place);
        Trail back = isNamed ? One(i, register, text, FlowStepKind.Return) : Trail.Empty;
        foreach (AppliedCall call in replay.Calls(block, index))
        {
            if (place.IsRegister)
            {
                any |= Through(entry, block, index, call, TracePlace.Returned, call.Summary.Return, back);
                continue;
            }

            foreach (FieldWrite write in call.Summary.Writes)
            {
                if (write.Field == place.Field && ValueSet.Contains(call.Substitution.Of(write.Symbol), place.Symbol << 1))
                {
                    int[] initial = tracer.Initial(call.Callee, write);
                    any |= Through(
                        entry, block, index, call, TracePlace.Of(write.Symbol.Id, write.Field),
                        [.. write.Values.Where(v => !ValueSet.Contains(initial, v))], back);
                }
            }
        }

        bool isNew = place.IsRegister || !HoldsAt(before, place);
        if (!any && isNew && place.IsCell)
        {
            // The model of a method outside has a method of the app run, and keeps what that returns.
            foreach (AppliedCall call in replay.Calls(block, index))
            {
                any |= Through(entry, block, index, call, TracePlace.Returned, call.Summary.Return, back);
            }
        }

        if (!any && (isNew || Repeats(i, block, place, before, _locator.ValueOf(before.Heap, place.Symbol, place.Field))))
        {
            Outside(entry, block, index, i, before, register, text);
        }
    }

    /// <summary>A method outside the app carried the element from something that it was given, or from a place that the process shares.</summary>
    private void Outside(Entry entry, int block, int index, in IrInstruction i, FrameState before, int register, string text)
    {
        bool any = false;
        foreach (int argument in replay.Body.ArgumentsOf(i).ToArray().Distinct())
        {
            foreach (Located at in _locator.Find(before.Heap, before.Registers[argument], element))
            {
                if (at.Cell == entry.Place)
                {
                    continue;
                }

                any = true;
                (FlowStepKind kind, string path) = Crossing(entry.Place, at.Cell, text, Name(argument) + at.Trail);
                int shown = kind == FlowStepKind.Store ? argument : register;
                Add(entry, block, index, at.Cell ?? TracePlace.In(argument), Trail.Of(Step(i, shown, path, kind) with { IsAssumed = replay.Analysis.IsAssumed(i, before) }));
            }
        }

        if (any)
        {
            return;
        }

        foreach (TracePlace place in tracer.SharedPlaces(before.Heap, tracer.Symbols[element >> 1]))
        {
            if (place != entry.Place && HoldsAt(before, place))
            {
                string path = tracer.Names.Global(tracer.Symbols[place.Symbol], place.Field);
                Add(entry, block, index, place, One(i, register, path, FlowStepKind.Load));
            }
        }
    }

    /// <summary>Whether a method outside stored the element somewhere, read it from somewhere, or did something else with it.</summary>
    private (FlowStepKind Kind, string Path) Crossing(TracePlace to, TracePlace? from, string toText, string fromText)
    {
        if (to.IsCell && tracer.IsContainer(to))
        {
            return (FlowStepKind.Store, toText);
        }

        return to.IsRegister && from is { } cell && tracer.IsContainer(cell) ? (FlowStepKind.Load, fromText) : (FlowStepKind.Library, toText);
    }

    /// <summary>Where this method holds what a callee knows by a symbol of its beginning.</summary>
    private List<Origin> Origins(AppliedCall call, in IrInstruction i, FrameState before, Symbol symbol)
    {
        List<Origin> origins = [];
        int[] registers = ArgumentRegisters(i);
        bool isDirect = registers.Length == call.Substitution.Arguments.Count;
        Symbol root = symbol;
        while (root.Parent is not null)
        {
            root = root.Parent;
        }

        if (symbol.Kind == SymbolKind.Parameter && isDirect)
        {
            int register = registers[(int)symbol.Number];
            foreach (Located at in _locator.Find(before.Heap, before.Registers[register], element))
            {
                origins.Add(new Origin(at.Cell ?? TracePlace.In(register), register, Name(register) + at.Trail));
            }
        }
        else if (symbol.Kind == SymbolKind.Path)
        {
            int register = root.Kind == SymbolKind.Parameter && isDirect ? registers[(int)root.Number] : -1;
            InFields(call, symbol, before, register, origins);
        }

        if (origins.Count == 0 && symbol.Kind == SymbolKind.Parameter || root.Kind == SymbolKind.Parameter && origins.Count == 0)
        {
            foreach (int register in registers.Distinct())
            {
                foreach (Located at in _locator.Find(before.Heap, before.Registers[register], element))
                {
                    origins.Add(new Origin(at.Cell ?? TracePlace.In(register), register, Name(register) + at.Trail));
                }
            }
        }

        return origins;
    }

    /// <summary>A path of the callee: the fields of the caller's objects that it reads.</summary>
    private void InFields(AppliedCall call, Symbol path, FrameState before, int register, List<Origin> origins)
    {
        int[] objects = call.Substitution.Of(path.Parent!);
        if (_locator.Holds(objects, element) && register >= 0)
        {
            // The caller does not tell its objects apart there: the data is that of what holds them.
            foreach (Located at in _locator.Find(before.Heap, before.Registers[register], element))
            {
                origins.Add(new Origin(at.Cell ?? TracePlace.In(register), register, Name(register) + at.Trail));
            }
        }

        foreach (int one in objects.Where(static o => !ValueSet.IsDerived(o)))
        {
            Symbol symbol = tracer.Symbols[one >> 1];
            foreach (int field in symbol.HasFields ? _locator.Read(before.Heap, symbol, (int)path.Number) : [])
            {
                int[] values = _locator.ValueOf(before.Heap, symbol.Id, field);
                foreach (Located at in _locator.Find(before.Heap, values, element))
                {
                    TracePlace place = at.Cell ?? TracePlace.Of(symbol.Id, field);
                    (int Register, string Text) holder = Holder(before, place, register >= 0 ? [register] : []);
                    origins.Add(new Origin(place, holder.Register, holder.Text));
                }
            }
        }
    }

    /// <summary>The receiver of a call, where which method is called depends on the element.</summary>
    private List<(Origin Origin, FlowStep Step)> Choosing(in IrInstruction i, FrameState before)
    {
        List<(Origin, FlowStep)> chosen = [];
        if (ArgumentRegisters(i) is [int receiver, ..] && _locator.Holds(before.Registers[receiver], element))
        {
            chosen.Add((new Origin(TracePlace.In(receiver), receiver, Name(receiver)), Step(i, receiver, Name(receiver), FlowStepKind.Condition)));
        }

        return chosen;
    }

    /// <summary>The register of each argument; the second half of a wide one does not count.</summary>
    private int[] ArgumentRegisters(in IrInstruction i)
    {
        int[] all = i.IsInvoke ? replay.Body.ArgumentsOf(i).ToArray() : [];
        if (replay.Analysis.UseAt(i) is not { } use)
        {
            return all;
        }

        List<int> registers = [];
        int at = 0;
        if (i.Opcode is not (Opcode.InvokeStatic or Opcode.InvokeStaticRange) && all.Length > 0)
        {
            registers.Add(all[at++]);
        }

        for (int p = 0; p < use.ParameterTypes.Length && at < all.Length; p++)
        {
            registers.Add(all[at]);
            at += use.Wide[p] ? 2 : 1;
        }

        return [.. registers];
    }

    /// <summary>Whether the app calls the method itself, or has the system do so.</summary>
    private FlowStepKind KindOf(AppliedCall call, in IrInstruction i) =>
        i.IsInvoke && replay.Analysis.UseAt(i) is { } use && tracer.IsHandedOver(use, call.Callee.Code.MethodId) ? FlowStepKind.Handover : FlowStepKind.Call;

    /// <summary>Begins at a call on the way to a sink.</summary>
    /// <param name="hit">The way.</param>
    /// <returns>Whether the data was found in what is passed.</returns>
    public bool BeginAt(SinkHit hit)
    {
        Enter();
        int offset = hit.Callee is null ? tracer.Sites[hit.Site].Offset : hit.CallOffset;
        if (replay.Find(offset) is not var (block, index) || replay.State(block, index) is not { } before)
        {
            return false;
        }

        IrInstruction i = replay.Instruction(block, index);
        return hit.Callee is null ? BeginAtSink(hit, block, index, i, before) : BeginAtCall(hit, block, index, i, before);
    }

    private bool BeginAtSink(SinkHit hit, int block, int index, in IrInstruction i, FrameState before)
    {
        int[] registers = ArgumentRegisters(i);
        int position = hit.Argument - (i.Opcode is Opcode.InvokeStatic or Opcode.InvokeStaticRange ? 1 : 0);
        int[] first = position >= 0 && position < registers.Length ? [registers[position]] : [];
        foreach (int[] some in new[] { first, registers.Except(first).ToArray() })
        {
            bool any = false;
            foreach (int register in some)
            {
                foreach (Located at in _locator.Find(before.Heap, before.Registers[register], element))
                {
                    any = true;
                    Begin(block, index, at.Cell ?? TracePlace.In(register), One(i, register, Name(register) + at.Trail, FlowStepKind.Sink));
                }
            }

            if (any)
            {
                return true;
            }
        }

        return BeginDecided(block, One(i, first.Length > 0 ? first[0] : -1, first.Length > 0 ? Name(first[0]) : "", FlowStepKind.Sink));
    }

    private bool BeginAtCall(SinkHit hit, int block, int index, in IrInstruction i, FrameState before)
    {
        bool any = false;
        Symbol symbol = tracer.Symbols[hit.Callee!.Element >> 1];
        foreach (AppliedCall call in replay.Calls(block, index))
        {
            if (call.Callee != hit.CalleeNode || !_locator.Holds(call.Substitution.OfElement(hit.Callee.Element, inFields: true), element))
            {
                continue;
            }

            FlowStepKind kind = KindOf(call, i);
            foreach ((Origin chosen, FlowStep step) in symbol.Kind == SymbolKind.Condition ? Choosing(i, before) : [])
            {
                any = true;
                Begin(block, index, chosen.Place, Trail.Of(step));
            }

            List<Origin> origins = Origins(call, i, before, symbol);
            foreach (Origin origin in origins)
            {
                any = true;
                Begin(block, index, origin.Place, One(i, origin.Register, origin.Text, kind));
            }

            if (origins.Count == 0)
            {
                any |= ThroughEarlier(new Entry(block, index, TracePlace.Returned, null, One(i, -1, "", kind), 1), block, index, call, symbol);
            }
        }

        return any || BeginDecided(block, One(i, -1, "", FlowStepKind.Call));
    }

    /// <summary>What a model has the platform call first may give what it has it pass to the next.</summary>
    private bool ThroughEarlier(Entry behind, int block, int index, AppliedCall call, Symbol symbol)
    {
        bool any = false;
        int[] holders = symbol.Parent is null ? ValueSet.Empty : call.Substitution.Of(symbol.Parent);
        foreach (AppliedCall earlier in replay.Calls(block, index).TakeWhile(c => !ReferenceEquals(c, call)))
        {
            any |= Through(behind, block, index, earlier, TracePlace.Returned, earlier.Summary.Return, Trail.Empty);
            foreach (FieldWrite write in holders.Length == 0 ? [] : earlier.Summary.Writes)
            {
                if (Array.Exists(earlier.Substitution.Of(write.Symbol), w => ValueSet.Contains(holders, w) && IsRead(call, tracer.Symbols[w >> 1], symbol, write.Field)))
                {
                    any |= Through(behind, block, index, earlier, TracePlace.Of(write.Symbol.Id, write.Field), write.Values, Trail.Empty);
                }
            }
        }

        return any;
    }

    private bool IsRead(AppliedCall call, Symbol holder, Symbol path, int field) =>
        holder.HasFields && _locator.Read(call.Substitution.Before, holder, (int)path.Number).Contains(field);

    /// <summary>Nothing that is passed holds it: whether the call is made depends on it.</summary>
    private bool BeginDecided(int block, Trail behind)
    {
        if (!IsDecided(block))
        {
            return false;
        }

        Begin(block, 0, TracePlace.Deciding(block), behind);
        return true;
    }
}
