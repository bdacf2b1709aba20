namespace Candor.Dex;

/// <summary>Reads, writes and joins abstract heaps.</summary>
internal sealed class HeapReader(FlowProgram program, SymbolPool symbols, FieldPool fields)
{
    /// <summary>How deep data is looked for inside objects that hold others.</summary>
    private const int DataDepth = 4;

    /// <summary>What a field of one object holds.</summary>
    public int[] Load(AbstractHeap heap, Symbol symbol, int field)
    {
        if (!symbol.HasFields)
        {
            return ValueSet.Empty;
        }

        FieldSort sort = fields.SortOf(field);
        if (sort is FieldSort.Class or FieldSort.Named)
        {
            return heap.TryGet(symbol, field, out int[] known) ? known : Initial(symbol, field);
        }

        int any = sort == FieldSort.Index ? fields.AnyIndex : fields.AnyKey;
        if (field == any)
        {
            int[] all = Initial(symbol, any);
            FieldMap map = heap.Of(symbol);
            for (int i = 0; i < map.Count; i++)
            {
                if (fields.SortOf(map.FieldAt(i)) == sort)
                {
                    all = ValueSet.Union(all, map.ValuesAt(i));
                }
            }

            return all;
        }

        int[] exact = heap.TryGet(symbol, field, out int[] value) ? value : Initial(symbol, field);
        return heap.TryGet(symbol, any, out int[] rest) ? ValueSet.Union(exact, rest) : exact;
    }

    /// <summary>What a field held when the method began.</summary>
    public int[] Initial(Symbol symbol, int field)
    {
        if (!symbol.IsSymbolic)
        {
            return ValueSet.Empty;
        }

        if (symbol.Kind == SymbolKind.Globals)
        {
            int[] constant = program.TryInitialText(field, out string? text) ? ValueSet.Of(symbols.Text(text!))
                : program.TryInitialNumber(field, out long number) ? ValueSet.Of(symbols.Number(number))
                : ValueSet.Empty;
            if (constant.Length > 0)
            {
                return program.IsWritten(field) ? ValueSet.Union(constant, ValueSet.Of(symbols.Path(symbol, field, fields.TypeOf(field)))) : constant;
            }
        }

        return symbol.Depth >= SymbolPool.MaxDepth ? [ValueSet.From(symbol)] : ValueSet.Of(symbols.Path(symbol, field, fields.TypeOf(field)));
    }

    /// <summary>What a field of any object of a set holds; data in which objects are not told apart is passed on.</summary>
    public int[] Load(AbstractHeap heap, int[] bases, int field)
    {
        int[] result = ValueSet.Empty;
        foreach (int element in bases)
        {
            result = ValueSet.IsDerived(element)
                ? ValueSet.Add(result, element)
                : ValueSet.Union(result, Load(heap, symbols[element >> 1], field));
        }

        return ValueSet.Limit(result, symbols, out _);
    }

    /// <summary>Writes a field: replaces what it held if there is one object and one place, else adds.</summary>
    public void Store(AbstractHeap heap, int[] bases, int field, int[] values, bool weak)
    {
        Symbol? only = null;
        int count = 0;
        foreach (int element in bases)
        {
            if (!ValueSet.IsDerived(element) && symbols[element >> 1].HasFields)
            {
                only = symbols[element >> 1];
                count++;
            }
        }

        bool many = fields.SortOf(field) is FieldSort.Index && field == fields.AnyIndex || field == fields.AnyKey;
        if (count == 1 && !weak && !many)
        {
            heap.Set(only!, field, values);
            return;
        }

        foreach (int element in bases)
        {
            if (!ValueSet.IsDerived(element) && symbols[element >> 1] is { HasFields: true } symbol)
            {
                int[] before = heap.TryGet(symbol, field, out int[] known) ? known : Initial(symbol, field);
                heap.Set(symbol, field, ValueSet.Limit(ValueSet.Union(before, values), symbols, out _));
            }
        }
    }

    /// <summary>The data of a set: what its values are derived from, and what objects that hold data hold.</summary>
    /// <param name="heap">The heap.</param>
    /// <param name="values">The set.</param>
    /// <param name="inFields">Whether fields that classes declare count as data of their objects.</param>
    public int[] DataOf(AbstractHeap heap, int[] values, bool inFields = false)
    {
        List<int>? found = null;
        HashSet<int>? seen = null;
        Collect(heap, values, inFields, DataDepth, ref found, ref seen);
        return found is null ? ValueSet.Empty : ValueSet.Limit(ValueSet.Of(found), symbols, out _);
    }

    /// <summary>Joins a state into another; says whether that changed it.</summary>
    public bool Join(FrameState into, FrameState from)
    {
        bool changed = false;
        for (int i = 0; i < into.Registers.Length; i++)
        {
            int[] before = into.Registers[i];
            int[] joined = ValueSet.Union(before, from.Registers[i]);
            if (!ReferenceEquals(joined, before) && joined.Length != before.Length)
            {
                joined = ValueSet.Limit(joined, symbols, out _);
                if (!joined.AsSpan().SequenceEqual(before))
                {
                    into.Registers[i] = joined;
                    changed = true;
                }
            }
        }

        return Join(into.Heap, from.Heap) || changed;
    }

    public bool Join(AbstractHeap into, AbstractHeap from)
    {
        bool changed = false;
        if (ReferenceEquals(into, from))
        {
            return false;
        }

        foreach ((int id, FieldMap other) in from.Objects)
        {
            FieldMap own = into.Objects.GetValueOrDefault(id, FieldMap.Empty);
            FieldMap joined = Join(symbols[id], own, other);
            if (!ReferenceEquals(joined, own))
            {
                into.Objects[id] = joined;
                changed = true;
            }
        }

        List<KeyValuePair<int, FieldMap>>? missing = null;
        foreach ((int id, FieldMap own) in into.Objects)
        {
            // An object that is only here and not symbolic has the empty initial value on the other side, which adds nothing.
            if (symbols[id].IsSymbolic && !from.Objects.ContainsKey(id))
            {
                FieldMap joined = Join(symbols[id], own, FieldMap.Empty);
                if (!ReferenceEquals(joined, own))
                {
                    (missing ??= []).Add(new(id, joined));
                }
            }
        }

        foreach ((int id, FieldMap joined) in missing ?? [])
        {
            into.Objects[id] = joined;
            changed = true;
        }

        return changed;
    }

    /// <summary>The join of the fields of one object; the first map itself when it holds the second.</summary>
    private FieldMap Join(Symbol symbol, FieldMap own, FieldMap other)
    {
        if (ReferenceEquals(own, other))
        {
            return own;
        }

        FieldMap result = own;
        for (int i = 0; i < other.Count; i++)
        {
            int field = other.FieldAt(i);
            int[]? before = own.Find(field);
            int[] base0 = before ?? Initial(symbol, field);
            int[] joined = ValueSet.Union(base0, other.ValuesAt(i));
            if (before is null || joined.Length != before.Length)
            {
                joined = ValueSet.Limit(joined, symbols, out _);
                if (before is null || !joined.AsSpan().SequenceEqual(before))
                {
                    result = result.With(field, joined);
                }
            }
        }

        if (symbol.IsSymbolic)
        {
            for (int i = 0; i < own.Count; i++)
            {
                int field = own.FieldAt(i);
                if (other.Find(field) is null)
                {
                    int[] joined = ValueSet.Union(own.ValuesAt(i), Initial(symbol, field));
                    if (joined.Length != own.ValuesAt(i).Length)
                    {
                        result = result.With(field, ValueSet.Limit(joined, symbols, out _));
                    }
                }
            }
        }

        return result;
    }

    private void Collect(AbstractHeap heap, int[] values, bool inFields, int depth, ref List<int>? found, ref HashSet<int>? seen)
    {
        foreach (int element in values)
        {
            if (ValueSet.IsDerived(element))
            {
                (found ??= []).Add(element);
                continue;
            }

            // What a context, a view or a thread holds is not its data.
            Symbol symbol = symbols[element >> 1];
            if (symbol.TypeId >= 0 && symbol.HasFields && program.IsOpaque(symbol.TypeId))
            {
                continue;
            }

            if (symbol.IsSymbolic && symbol.Kind != SymbolKind.Globals)
            {
                (found ??= []).Add(ValueSet.From(symbol));
            }

            if (!symbol.HasFields || depth == 0 || symbol.Kind == SymbolKind.Globals)
            {
                continue;
            }

            FieldMap map = heap.Of(symbol);
            if (map.Count == 0 || !(seen ??= []).Add(symbol.Id))
            {
                continue;
            }

            for (int i = 0; i < map.Count; i++)
            {
                if (inFields || fields.SortOf(map.FieldAt(i)) != FieldSort.Class)
                {
                    Collect(heap, map.ValuesAt(i), inFields, depth - 1, ref found, ref seen);
                }
            }
        }
    }
}
