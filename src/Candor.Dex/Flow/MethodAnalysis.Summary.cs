namespace Candor.Dex;

/// <content>What a method hands up to its callers.</content>
internal sealed partial class MethodAnalysis
{
    /// <summary>What a caller needs: fields of symbolic objects, and of objects that it can come to from there, the result or an event.</summary>
    private MethodSummary Summary()
    {
        List<FieldWrite> writes = [];
        SummaryGathering gathering = new(_engine, Node!);
        int[] returned = _return;
        if (_exit is not null)
        {
            HashSet<int> live = [];
            Stack<int> pending = [];
            void Reach(int[] values)
            {
                foreach (int element in values)
                {
                    if (!ValueSet.IsDerived(element) && live.Add(element >> 1))
                    {
                        pending.Push(element >> 1);
                    }
                }
            }

            foreach (HeapLeaf leaf in AbstractHeap.Leaves(_exit.Root))
            {
                if (_symbols[leaf.Symbol].IsSymbolic && live.Add(leaf.Symbol))
                {
                    pending.Push(leaf.Symbol);
                }
            }

            Reach(_return);
            Reach(_thrown);
            foreach (FlowEvent one in _events.Values)
            {
                foreach (int[] values in one.Values)
                {
                    Reach(values);
                }
            }

            while (pending.TryPop(out int id))
            {
                Symbol symbol = _symbols[id];
                foreach (HeapLeaf leaf in AbstractHeap.Leaves(_exit.Of(symbol)))
                {
                    Reach(leaf.Values);
                    if (!symbol.IsSymbolic || !leaf.Values.AsSpan().SequenceEqual(_heap.Initial(symbol, leaf.Field)))
                    {
                        writes.Add(new FieldWrite(symbol, leaf.Field, leaf.Values));
                    }
                }
            }

            gathering.Count(live);
            gathering.Hold(_exit, _return, writes);
            writes = gathering.Apply(writes);
            writes.Sort(static (a, b) => a.Symbol.Id != b.Symbol.Id ? a.Symbol.Id.CompareTo(b.Symbol.Id) : a.Field.CompareTo(b.Field));
            returned = gathering.Apply(_return);
            if (writes.Count > _engine.Options.MaxWrites)
            {
                _engine.Cut("writes");
                writes = [.. writes.Where(w => w.Symbol.IsSymbolic || ValueSet.Contains(returned, ValueSet.Is(w.Symbol))).Take(_engine.Options.MaxWrites)];
            }
        }

        return new MethodSummary
        {
            Return = returned,
            Thrown = gathering.Apply(_thrown),
            Writes = [.. writes.Select(w => w with { Values = _engine.Sets.Intern(w.Values) })],
            Hits = [.. _hits.Values.OrderBy(static h => h.Site).ThenBy(static h => h.Argument).ThenBy(static h => h.Element)],
            Events = [.. _events.Values.Select(e => Interned(gathering.Apply(e)))],
            Returns = _returns,
            Throws = _passes,
        };
    }
    private FlowEvent Interned(FlowEvent one)
    {
        int[][] values = Array.ConvertAll(one.Values, _engine.Sets.Intern);
        for (int i = 0; i < values.Length; i++)
        {
            if (!ReferenceEquals(values[i], one.Values[i]))
            {
                return one with { Values = values };
            }
        }

        return one;
    }
}
