namespace Candor.Dex;

/// <summary>
/// Keeps summaries small where calls multiply objects: those of one site that would reach the caller by more than <see cref="MaxForms"/> chains of
/// calls are handed up as one. Once a method gathers the objects of a site it always does, so that its summaries only grow.
/// <para>Where a summary becomes large, objects that the caller comes to only through what the whole process shares, or that the platform was
/// given, are told apart by their class alone (those of the platform by their site), under a name that no caller changes: methods that call one
/// another in a circle then hand up the same objects, and not each its own of every one of the others.</para>
/// </summary>
internal sealed class SummaryGathering(FlowEngine engine, MethodNode node) : ObjectGathering(engine.Symbols)
{
    /// <summary>The method of the sites at which objects that are told apart by class stand.</summary>
    private const int SharedMethod = -4;

    /// <summary>Writes from which on the objects of a summary are told apart by class.</summary>
    private const int MaxWrites = 256;

    /// <summary>Most chains of calls by which objects of one site are handed up apart.</summary>
    private const int MaxForms = 8;

    private readonly HashSet<int> _held = [];
    private readonly HashSet<int> _labelled = [];

    /// <summary>Finds the sites of which there are too many objects.</summary>
    /// <param name="live">The objects that a caller can come to.</param>
    public void Count(HashSet<int> live)
    {
        if (live.Count <= MaxForms)
        {
            return;
        }

        Dictionary<(long, int), int> forms = [];
        foreach (int id in live)
        {
            Symbol symbol = Symbols[id];
            if (symbol.Kind is SymbolKind.Object or SymbolKind.External)
            {
                (long, int) site = (symbol.Number, symbol.TypeId);
                int count = forms.GetValueOrDefault(site) + 1;
                forms[site] = count;
                if (count > MaxForms)
                {
                    node.Gathered.Add(site);
                }
            }
        }
    }

    /// <summary>Finds the objects that the caller holds itself: those that it comes to from what it passed, and from the result.</summary>
    /// <param name="exit">What fields hold when the method returns.</param>
    /// <param name="returned">The result.</param>
    /// <param name="writes">What the method changes.</param>
    public void Hold(AbstractHeap exit, int[] returned, List<FieldWrite> writes)
    {
        node.IsLarge |= writes.Count > MaxWrites;
        if (!node.IsLarge)
        {
            return;
        }

        Stack<int> pending = [];
        Reach(returned);
        foreach (FieldWrite write in writes)
        {
            // What holds data itself is told apart too, so that data of one does not become data of all.
            if (!write.Symbol.IsSymbolic)
            {
                if (Array.Exists(write.Values, e => ValueSet.IsDerived(e) && Symbols.Has(e >> 1, SymbolTraits.Label)))
                {
                    _labelled.Add(write.Symbol.Id);
                }
            }
            else if (!write.Symbol.IsGlobal)
            {
                Reach(write.Values);
            }
        }

        while (pending.TryPop(out int id))
        {
            foreach (HeapLeaf leaf in AbstractHeap.Leaves(exit.Of(Symbols[id])))
            {
                Reach(leaf.Values);
            }
        }

        void Reach(int[] values)
        {
            foreach (int element in values)
            {
                if (!ValueSet.IsDerived(element) && Symbols[element >> 1] is { Kind: SymbolKind.Object or SymbolKind.External } && _held.Add(element >> 1))
                {
                    pending.Push(element >> 1);
                }
            }
        }
    }

    public List<FieldWrite> Apply(List<FieldWrite> writes)
    {
        if (node.Gathered.Count == 0 && !node.IsLarge)
        {
            return writes;
        }

        Dictionary<ulong, int> places = new(writes.Count);
        List<FieldWrite> gathered = new(writes.Count);
        foreach (FieldWrite write in writes)
        {
            Symbol symbol = Symbols[ApplyOne(ValueSet.Is(write.Symbol)) >> 1];
            int[] values = Apply(write.Values);
            values = symbol.Chain == SymbolPool.SharedChain ? engine.Heap.OfSome(values) : values;
            if (!places.TryAdd(AbstractHeap.KeyOf(symbol.Id, write.Field), gathered.Count))
            {
                int place = places[AbstractHeap.KeyOf(symbol.Id, write.Field)];
                values = ValueSet.Limit(ValueSet.Union(gathered[place].Values, values), Symbols, out _);
                gathered[place] = new FieldWrite(symbol, write.Field, values);
            }
            else
            {
                gathered.Add(new FieldWrite(symbol, write.Field, values));
            }
        }

        return gathered;
    }

    protected override Symbol Gathered(Symbol symbol) =>
        node.IsLarge && symbol.TypeId >= 0 && symbol.Target < 0 && !_held.Contains(symbol.Id) && !_labelled.Contains(symbol.Id)
            ? Symbols.Made(symbol.Kind, SharedSite(symbol), SymbolPool.SharedChain, symbol.TypeId)
        : node.Gathered.Contains((symbol.Number, symbol.TypeId)) ? Symbols.WithChain(symbol, SymbolPool.ManyChain)
        : symbol;

    /// <summary>Objects of classes of the app are told apart by class; those of the platform, such as intents and lists, by where they were made.</summary>
    private long SharedSite(Symbol symbol) =>
        engine.Program.Hierarchy.ClassOf(symbol.TypeId) >= 0 ? engine.Sites.Get(SharedMethod, symbol.TypeId) : symbol.Number;
}
