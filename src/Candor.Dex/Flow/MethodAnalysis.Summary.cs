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

            void FindSymbolic(HeapNode? node)
            {
                if (node is HeapBranch branch)
                {
                    FindSymbolic(branch.Left);
                    FindSymbolic(branch.Right);
                }
                else if (node is HeapLeaf leaf && _symbols[leaf.Symbol].IsSymbolic && live.Add(leaf.Symbol))
                {
                    pending.Push(leaf.Symbol);
                }
            }

            void Hand(Symbol symbol, HeapNode? node)
            {
                if (node is HeapBranch branch)
                {
                    Hand(symbol, branch.Left);
                    Hand(symbol, branch.Right);
                }
                else if (node is HeapLeaf leaf)
                {
                    Reach(leaf.Values);
                    if (!symbol.IsSymbolic || !leaf.Values.AsSpan().SequenceEqual(_heap.Initial(symbol, leaf.Field)))
                    {
                        writes.Add(new FieldWrite(symbol, leaf.Field, leaf.Values));
                    }
                }
            }

            FindSymbolic(_exit.Root);
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
                Hand(_symbols[id], _exit.Of(_symbols[id]));
            }

            gathering.Count(live);
            gathering.Hold(_exit, _return, writes);
            writes = gathering.Apply(writes);
            returned = gathering.Apply(_return);
            if (writes.Count > _engine.Options.MaxWrites)
            {
                _engine.Cut("writes");
                writes = [.. Ordered(writes).Where(w => w.Symbol.IsSymbolic || ValueSet.Contains(returned, ValueSet.Is(w.Symbol))).Take(_engine.Options.MaxWrites)];
            }
        }

        return new MethodSummary
        {
            Return = returned,
            Thrown = gathering.Apply(_thrown),
            Writes = Array.ConvertAll(Ordered(writes), w => w with { Values = _engine.Sets.Intern(w.Values) }),
            Hits = Ordered(_hits.Values),
            Events = Array.ConvertAll<FlowEvent, FlowEvent>([.. _events.Values], e => Interned(gathering.Apply(e))),
            Returns = _returns,
            Throws = _passes,
        };
    }

    /// <summary>Writes by object, then by field. No two are of the same.</summary>
    private static FieldWrite[] Ordered(List<FieldWrite> writes)
    {
        FieldWrite[] ordered = [.. writes];
        ulong[] keys = Array.ConvertAll(ordered, static w => AbstractHeap.KeyOf(w.Symbol.Id, w.Field));
        Array.Sort(keys, ordered);
        return ordered;
    }

    /// <summary>Hits by site, then by argument, then by what comes there. No two are of the same.</summary>
    private static SinkHit[] Ordered(ICollection<SinkHit> hits)
    {
        SinkHit[] ordered = [.. hits];
        Array.Sort(ordered, static (a, b) => a.Site != b.Site ? a.Site.CompareTo(b.Site)
            : a.Argument != b.Argument ? a.Argument.CompareTo(b.Argument)
            : a.Element.CompareTo(b.Element));
        return ordered;
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
