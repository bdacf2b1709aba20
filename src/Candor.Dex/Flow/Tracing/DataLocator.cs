namespace Candor.Dex;

/// <summary>Finds data inside the objects of a value.</summary>
internal sealed class DataLocator(SymbolPool symbols, FieldPool fields, HeapReader reader)
{
    /// <summary>How many objects inside one another are looked into.</summary>
    private const int MaxDepth = 5;

    /// <summary>Most objects that are looked into.</summary>
    private const int MaxObjects = 512;

    /// <summary>Most places that are named; the nearest come first.</summary>
    private const int MaxFound = 6;

    /// <summary>Whether a set holds an element as it is, or the object of which the element is the data.</summary>
    public bool Holds(int[] set, int element) =>
        ValueSet.Contains(set, element)
        || (ValueSet.IsDerived(element) && symbols[element >> 1].IsSymbolic && ValueSet.Contains(set, element & ~1));

    /// <summary>What one field of one object holds, itself and no other.</summary>
    public int[] ValueOf(AbstractHeap heap, int symbol, int field) =>
        heap.TryGet(symbols[symbol], field, out int[] values) ? values : reader.Initial(symbols[symbol], field);

    /// <summary>The fields of an object that a read of one field reads: of unknown indexes and keys, all.</summary>
    public IEnumerable<int> Read(AbstractHeap heap, Symbol symbol, int field)
    {
        FieldSort sort = fields.SortOf(field);
        yield return field;
        if (sort is FieldSort.Class or FieldSort.Named)
        {
            yield break;
        }

        int any = sort == FieldSort.Index ? fields.AnyIndex : fields.AnyKey;
        if (field != any)
        {
            yield return any;
            yield break;
        }

        foreach (HeapLeaf leaf in AbstractHeap.Leaves(heap.Of(symbol)))
        {
            if (fields.SortOf(leaf.Field) == sort && leaf.Field != any)
            {
                yield return leaf.Field;
            }
        }
    }

    /// <summary>The places of an element in a value: the value itself, else the nearest fields of its objects.</summary>
    public List<Located> Find(AbstractHeap heap, int[] values, int element)
    {
        if (Holds(values, element))
        {
            return [new Located(null, "")];
        }

        List<Located> found = [];
        HashSet<int> seen = [];
        List<(int Symbol, string Trail)> level = Objects(values, "", seen);
        for (int depth = 0; depth < MaxDepth && found.Count == 0 && level.Count > 0; depth++)
        {
            List<(int Symbol, string Trail)> next = [];
            foreach ((int symbol, string trail) in level)
            {
                if (Untouched(heap, symbol, element) is { } untouched && found.Count < MaxFound)
                {
                    found.Add(new Located(untouched.Place, trail + untouched.Fields));
                }

                foreach (HeapLeaf leaf in AbstractHeap.Leaves(heap.Of(symbols[symbol])))
                {
                    string at = trail + HolderNames.FieldText(fields, leaf.Field);
                    if (Holds(leaf.Values, element))
                    {
                        if (found.Count < MaxFound)
                        {
                            found.Add(new Located(TracePlace.Of(symbol, leaf.Field), at));
                        }
                    }
                    else if (seen.Count < MaxObjects)
                    {
                        next.AddRange(Objects(leaf.Values, at, seen));
                    }
                }
            }

            level = next;
        }

        return found;
    }

    /// <summary>A field below an object that nothing has written since the method began, where that is what the element stands for.</summary>
    private (TracePlace Place, string Fields)? Untouched(AbstractHeap heap, int symbol, int element)
    {
        string way = "";
        Symbol path = symbols[element >> 1];
        for (Symbol? at = path; at is { Kind: SymbolKind.Path }; at = at.Parent)
        {
            way = HolderNames.FieldText(fields, (int)at.Number) + way;
            if (at.Parent!.Id == symbol)
            {
                return Holds(ValueOf(heap, path.Parent!.Id, (int)path.Number), element) ? (TracePlace.Of(path.Parent.Id, (int)path.Number), way) : null;
            }
        }

        return null;
    }

    /// <summary>The fields from a value to an object, as text; null where it does not lead there.</summary>
    public string? Way(AbstractHeap heap, int[] values, int target)
    {
        HashSet<int> seen = [];
        List<(int Symbol, string Trail)> level = Objects(values, "", seen);
        for (int depth = 0; depth < MaxDepth && level.Count > 0; depth++)
        {
            List<(int Symbol, string Trail)> next = [];
            foreach ((int symbol, string trail) in level)
            {
                if (symbol == target)
                {
                    return trail;
                }

                string path = "";
                for (Symbol? at = symbols[target]; at is { Kind: SymbolKind.Path }; at = at.Parent)
                {
                    path = HolderNames.FieldText(fields, (int)at.Number) + path;
                    if (at.Parent!.Id == symbol)
                    {
                        return trail + path;
                    }
                }

                foreach (HeapLeaf leaf in AbstractHeap.Leaves(heap.Of(symbols[symbol])))
                {
                    if (seen.Count >= MaxObjects)
                    {
                        break;
                    }

                    next.AddRange(Objects(leaf.Values, trail + HolderNames.FieldText(fields, leaf.Field), seen));
                }
            }

            level = next;
        }

        return null;
    }

    private List<(int Symbol, string Trail)> Objects(int[] values, string trail, HashSet<int> seen)
    {
        List<(int, string)> objects = [];
        foreach (int element in values)
        {
            if (!ValueSet.IsDerived(element) && symbols[element >> 1] is { HasFields: true, Kind: not SymbolKind.Globals } symbol && seen.Add(symbol.Id))
            {
                objects.Add((symbol.Id, trail));
            }
        }

        return objects;
    }
}
