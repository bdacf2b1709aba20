namespace Candor.Dex;

/// <summary>
/// Remembers, while a driver repeats its calls, which of them put the data of certain sources where others find it: for each field of an object,
/// the calls that wrote it, and from where they had the data.
/// </summary>
/// <param name="tracer">What finds the ways in methods.</param>
/// <param name="gathering">Which objects the driver tells apart.</param>
/// <param name="labels">The sources.</param>
internal sealed class DriverTrace(FlowTracer tracer, DriverGathering gathering, IReadOnlySet<int> labels) : ICallListener
{
    /// <summary>Most writers that are remembered of one field.</summary>
    private const int MaxOrigins = 12;

    private readonly Dictionary<(TracePlace Place, int Label), List<Writer>> _writers = [];
    private readonly Dictionary<int, List<Writer>> _returned = [];
    private readonly Dictionary<(int Label, int Site, int Argument), List<Reader>> _readers = [];
    private readonly Dictionary<(int Object, MethodNode Sender), int> _sent = [];

    void ICallListener.Applied(AppliedCall call)
    {
        if (!tracer.Spend(1 + call.Summary.Writes.Length))
        {
            return;
        }

        foreach (FieldWrite write in call.Summary.Writes)
        {
            int[] initial = tracer.Initial(call.Callee, write);
            foreach (int value in write.Values.Where(v => !ValueSet.Contains(initial, v)))
            {
                foreach ((int label, IReadOnlyList<TracePlace> from) in Data(call, value))
                {
                    foreach (int holder in gathering.Apply(call.Substitution.Of(write.Symbol)).Where(static h => !ValueSet.IsDerived(h)))
                    {
                        Add(_writers, (TracePlace.Of(holder >> 1, write.Field), label), new Writer(call.Callee, TracePlace.Of(write.Symbol.Id, write.Field), value, from));
                    }
                }
            }
        }

        foreach (int value in call.Summary.Return)
        {
            foreach ((int label, IReadOnlyList<TracePlace> from) in Data(call, value))
            {
                Add(_returned, label, new Writer(call.Callee, TracePlace.Returned, value, from));
            }
        }

        foreach (SinkHit hit in call.Summary.Hits)
        {
            foreach ((int label, IReadOnlyList<TracePlace> from) in Data(call, hit.Element))
            {
                Add(_readers, (label, hit.Site, hit.Argument), new Reader(call.Callee, hit, from));
            }
        }

        foreach (FlowEvent told in call.Summary.Events)
        {
            foreach (int element in told.Values.SelectMany(call.Substitution.Of).Select(e => gathering.Apply([e])[0]).Where(static e => !ValueSet.IsDerived(e)))
            {
                if (tracer.Symbols[element >> 1] is { Kind: SymbolKind.Object or SymbolKind.External } symbol && tracer.Sites[(int)symbol.Number].Method >= 0)
                {
                    _sent.TryAdd((symbol.Id, call.Callee), told.Site);
                }
            }
        }
    }

    /// <summary>The path of a flow whose source and sink come together in the driver.</summary>
    public TracedPath Path(Symbol label, SinkHit hit)
    {
        Queue<(TracePlace Place, Trail Behind)> pending = [];
        HashSet<TracePlace> seen = [];
        Reader? first = null;
        Trail firstDown = Trail.Empty;
        bool firstIsWhole = false;
        foreach (Reader reader in _readers.GetValueOrDefault((label.Id, hit.Site, hit.Argument)) ?? [])
        {
            TracedPath down = tracer.Down(reader.Node, reader.Hit, TracedPath.Empty);
            Trail into = Trail.Of(Entry(reader.Node, reader.Hit.Element)).Then(down.Steps);
            if (first is null || (down.IsWhole && !firstIsWhole))
            {
                (first, firstDown, firstIsWhole) = (reader, into, down.IsWhole);
            }

            if (down.IsWhole)
            {
                foreach (TracePlace place in reader.From)
                {
                    Visit(place, into, reader.Node, reader.Hit.Element);
                }
            }

            if (Search() is { } found)
            {
                return new TracedPath(found, IsWhole: true);
            }
        }

        Trail source = Trail.Of(tracer.SourceStep(label));
        if (first is null)
        {
            TracedPath unread = FlowTracer.Unexplained(new TracedPath(source, IsWhole: false), hit.CalleeNode!, -1);
            return tracer.Down(hit.CalleeNode!, hit.Callee!, unread);
        }

        return FlowTracer.Unexplained(new TracedPath(source, IsWhole: false), first.Node, -1) is var start
            ? start with { Steps = start.Steps.Then(firstDown) }
            : start;

        void Visit(TracePlace place, Trail behind, MethodNode node, int value)
        {
            if (place.IsRegister && tracer.Sites[(int)label.Number] == (node.Code.MethodId, -1))
            {
                (int register, string text) = tracer.Names.Initial(node.Code, tracer.Symbols[value >> 1]);
                FlowStep delivered = new(node.Code.MethodId, -1, register, text, FlowStepKind.Source);
                pending.Enqueue((TracePlace.Returned, Trail.Of(delivered).Then(WithoutEntry(behind))));
                return;
            }

            if (seen.Add(place))
            {
                pending.Enqueue((place, behind));
            }
        }

        Trail? Search()
        {
            while (pending.TryDequeue(out (TracePlace Place, Trail Behind) at) && tracer.Spend(1))
            {
                if (at.Place == TracePlace.Returned)
                {
                    return at.Behind;
                }

                IEnumerable<Writer> writers = (at.Place.IsCell ? _writers.GetValueOrDefault((at.Place, label.Id)) : null)
                    ?? _returned.GetValueOrDefault(label.Id) ?? [];
                foreach (Writer writer in writers.OrderBy(static w => w.From.Count > 0))
                {
                    if (tracer.Exit(writer.Node, writer.Place, writer.Value) is not { } written)
                    {
                        continue;
                    }

                    Trail behind = written.Then(Sent(at.Place, writer.Node)).Then(at.Behind);
                    if (tracer.Symbols[writer.Value >> 1].Kind == SymbolKind.Label)
                    {
                        return behind;
                    }

                    foreach (TracePlace from in writer.From)
                    {
                        Visit(from, Trail.Of(Entry(writer.Node, writer.Value)).Then(behind), writer.Node, writer.Value);
                    }
                }
            }

            return null;
        }
    }

    private static void Add<TKey, TValue>(Dictionary<TKey, List<TValue>> all, TKey key, TValue value)
        where TKey : notnull
    {
        if (!all.TryGetValue(key, out List<TValue>? list))
        {
            all.Add(key, list = []);
        }

        if (list.Count < MaxOrigins && !list.Contains(value))
        {
            list.Add(value);
        }
    }

    private static Trail WithoutEntry(Trail trail)
    {
        Trail rest = Trail.Empty;
        foreach (FlowStep step in trail.ToSteps().Skip(1))
        {
            rest = rest.Then(step);
        }

        return rest;
    }

    /// <summary>The labels that a value of a callee stands for, and where the driver holds them; nowhere for those that the callee brings itself.</summary>
    private IEnumerable<(int Label, IReadOnlyList<TracePlace> From)> Data(AppliedCall call, int value)
    {
        Symbol symbol = tracer.Symbols[value >> 1];
        if (symbol.Kind == SymbolKind.Label)
        {
            if (labels.Contains(symbol.Id))
            {
                yield return (symbol.Id, []);
            }
        }
        else if (symbol.Kind is SymbolKind.Parameter or SymbolKind.Path)
        {
            foreach (int element in call.Substitution.OfElement(value | 1, inFields: true))
            {
                if (labels.Contains(element >> 1) && From(call, symbol, element) is { Count: > 0 } from)
                {
                    yield return (element >> 1, from);
                }
            }
        }
    }

    private List<TracePlace> From(AppliedCall call, Symbol symbol, int element)
    {
        AbstractHeap heap = call.Substitution.Before;
        if (symbol.Kind == SymbolKind.Parameter)
        {
            int[] argument = symbol.Number < call.Substitution.Arguments.Count ? call.Substitution.Arguments[(int)symbol.Number] : ValueSet.Empty;
            return [.. tracer.Locator.Find(heap, argument, element).Select(at => at.Cell ?? TracePlace.In((int)symbol.Number))];
        }

        List<TracePlace> found = [];
        foreach (int one in call.Substitution.Of(symbol.Parent!))
        {
            if (one == element)
            {
                found.AddRange(From(call, symbol.Parent!, element));
            }
            else if (!ValueSet.IsDerived(one) && tracer.Symbols[one >> 1] is { HasFields: true } holder)
            {
                foreach (int field in tracer.Locator.Read(heap, holder, (int)symbol.Number))
                {
                    found.AddRange(tracer.Locator.Find(heap, tracer.Locator.ValueOf(heap, holder.Id, field), element)
                        .Select(at => at.Cell ?? TracePlace.Of(holder.Id, field)));
                }
            }
        }

        return found;
    }

    /// <summary>The system calls a method, and what the symbol stands for holds the data.</summary>
    private FlowStep Entry(MethodNode node, int value)
    {
        (int register, string text) = tracer.Names.Initial(node.Code, tracer.Symbols[value >> 1]);
        return new FlowStep(node.Code.MethodId, -1, register, text, FlowStepKind.Handover);
    }

    /// <summary>Where the method that wrote the data gave the system the object in which it lies, if it did.</summary>
    private Trail Sent(TracePlace place, MethodNode writer)
    {
        if (!place.IsCell || !_sent.TryGetValue((place.Symbol, writer), out int sent))
        {
            return Trail.Empty;
        }

        (int method, int offset) = tracer.Sites[sent];
        return method >= 0 && tracer.SendingStep(method, offset, tracer.Symbols[place.Symbol], place.Field) is { } step ? Trail.Of(step) : Trail.Empty;
    }

    /// <summary>A call of the driver that wrote data.</summary>
    /// <param name="Node">The method.</param>
    /// <param name="Place">Where it wrote it, in its own terms.</param>
    /// <param name="Value">What it wrote, in its own terms.</param>
    /// <param name="From">Where the driver had it before; nowhere when the method brought it.</param>
    private sealed record Writer(MethodNode Node, TracePlace Place, int Value, IReadOnlyList<TracePlace> From)
    {
        public bool Equals(Writer? other) =>
            other is not null && Node == other.Node && Place == other.Place && Value == other.Value && From.SequenceEqual(other.From);

        public override int GetHashCode() => HashCode.Combine(Node, Place, Value, From.Count);
    }

    /// <summary>A call of the driver that leads to a sink.</summary>
    /// <param name="Node">The method.</param>
    /// <param name="Hit">The way in it.</param>
    /// <param name="From">Where the driver had the data.</param>
    private sealed record Reader(MethodNode Node, SinkHit Hit, IReadOnlyList<TracePlace> From);
}
