namespace Candor.Dex;

/// <summary>Applies the summary of a method to the state of its caller: each symbol of the summary becomes what the caller passes.</summary>
internal sealed class Substitution
{
    private readonly FlowEngine _engine;
    private readonly HeapReader _reader;
    private readonly SymbolPool _symbols;
    private readonly AbstractHeap _before;
    private readonly int[][] _arguments;
    private readonly int _callSite;
    private readonly int[] _condition;
    private Dictionary<int, int[]>? _known;
    private Dictionary<int[], int[]>? _sets;
    private Dictionary<int, int[]>? _data;
    private Dictionary<int, int[]>? _dataInFields;
    private List<int>? _gathered;

    public Substitution(FlowEngine engine, AbstractHeap before, int[][] arguments, int callSite, int[] condition)
    {
        _engine = engine;
        _reader = engine.Heap;
        _symbols = engine.Symbols;
        _before = before;
        _arguments = arguments;
        _callSite = callSite;
        _condition = condition;
    }

    /// <summary>Where the caller calls.</summary>
    public int CallSite => _callSite;

    /// <summary>What fields hold when the call begins.</summary>
    public AbstractHeap Before => _before;

    /// <summary>What is passed, by position.</summary>
    public IReadOnlyList<int[]> Arguments => _arguments;

    /// <summary>What the caller has where the callee has a symbol.</summary>
    public int[] Of(Symbol symbol)
    {
        switch (symbol.Kind)
        {
            case SymbolKind.Parameter:
                return symbol.Number < _arguments.Length ? _arguments[symbol.Number] : ValueSet.Any;
            case SymbolKind.Condition:
                return _condition;
            case SymbolKind.Object or SymbolKind.External:
                return Rename(symbol).Alone;
            case SymbolKind.Path:
                _known ??= [];
                if (!_known.TryGetValue(symbol.Id, out int[]? values))
                {
                    values = _reader.Load(_before, Of(symbol.Parent!), (int)symbol.Number);
                    _known.Add(symbol.Id, values);
                }

                return values;
            default:
                return ValueSet.Of(symbol);
        }
    }

    public int[] Of(int[] values)
    {
        if (values.Length == 0 || ReferenceEquals(values, ValueSet.Any))
        {
            return values;
        }

        if (values.Length == 1)
        {
            return IsFixed(values[0]) ? values : OfElement(values[0]);
        }

        bool isFixed = true;
        for (int i = 0; i < values.Length && isFixed; i++)
        {
            isFixed = IsFixed(values[i]);
        }

        if (isFixed)
        {
            return ValueSet.Limit(values, _symbols, out _);
        }

        _sets ??= new(SameSet.Instance);
        if (_sets.TryGetValue(values, out int[]? known))
        {
            return known;
        }

        List<int> gathered = _gathered ??= [];
        gathered.Clear();
        foreach (int element in values)
        {
            if (IsFixed(element))
            {
                gathered.Add(element);
            }
            else if (!ValueSet.IsDerived(element) && _symbols[element >> 1] is { Kind: SymbolKind.Object or SymbolKind.External } made)
            {
                gathered.Add(ValueSet.Is(Rename(made)));
            }
            else
            {
                gathered.AddRange(OfElement(element));
            }
        }

        int[] result = ValueSet.Limit(ValueSet.Of(gathered), _symbols, out _);
        result = result.AsSpan().SequenceEqual(values) ? values : result;
        _sets.Add(values, result);
        return result;
    }

    /// <summary>Whether an element is the same for every caller.</summary>
    private bool IsFixed(int element) =>
        _symbols.Has(element >> 1, ValueSet.IsDerived(element) ? SymbolTraits.Label : SymbolTraits.Fixed);

    public int[] OfElement(int element, bool inFields = false)
    {
        if (!ValueSet.IsDerived(element))
        {
            return Of(_symbols[element >> 1]);
        }

        if (IsFixed(element))
        {
            return [element];
        }

        Dictionary<int, int[]> known = inFields ? _dataInFields ??= [] : _data ??= [];
        if (!known.TryGetValue(element, out int[]? data))
        {
            known.Add(element, data = _reader.DataOf(_before, Of(_symbols[element >> 1]), inFields));
        }

        return data;
    }

    private Symbol Rename(Symbol symbol)
    {
        if (symbol.HandedUpAt != _callSite)
        {
            symbol.HandedUp = _symbols.WithChain(symbol, _symbols.Extend(_callSite, symbol.Chain));
            symbol.HandedUpAt = _callSite;
        }

        return symbol.HandedUp!;
    }

    /// <summary>Writes what the callee wrote. All is read before anything is written.</summary>
    public void Write(AbstractHeap heap, FieldWrite[] writes, bool weak) => Write(_reader, _symbols, heap, Resolve(writes), weak);

    /// <summary>What the callee wrote, in terms of the caller.</summary>
    public HeapWrite[] Resolve(FieldWrite[] writes)
    {
        HeapWrite[] resolved = new HeapWrite[writes.Length];
        Symbol? symbol = null;
        int[] bases = ValueSet.Empty;
        for (int i = 0; i < writes.Length; i++)
        {
            if (!ReferenceEquals(symbol, writes[i].Symbol))
            {
                symbol = writes[i].Symbol;
                bases = Of(symbol);
            }

            resolved[i] = new HeapWrite(bases, writes[i].Field, Of(writes[i].Values), !symbol.IsSymbolic);
        }

        return resolved;
    }

    /// <summary>Writes what a callee wrote.</summary>
    public static void Write(HeapReader reader, SymbolPool symbols, AbstractHeap heap, HeapWrite[] writes, bool weak)
    {
        heap.BeginBatch();
        foreach (HeapWrite write in writes)
        {
            // An object that the callee made may be made again at the same site, and one may stand for several.
            bool again = write.Bases.Length == 1 && symbols[write.Bases[0] >> 1] is var only
                && (only.IsMany || (write.IsFresh && heap.TryGet(only, write.Field, out _)));
            reader.Store(heap, write.Bases, write.Field, write.Values, weak || again);
        }

        heap.EndBatch();
    }

    /// <summary>The hits of the callee, as those of the caller.</summary>
    /// <param name="summary">The summary of the callee.</param>
    /// <param name="callee">The callee.</param>
    /// <param name="offset">The call.</param>
    /// <param name="into">The caller.</param>
    /// <param name="told">When given: also what was added to the caller.</param>
    public void Hits(MethodSummary summary, MethodNode callee, int offset, MethodAnalysis into, DriverCall? told = null)
    {
        foreach (SinkHit hit in summary.Hits)
        {
            foreach (int element in OfElement(hit.Element, inFields: true))
            {
                if (ValueSet.IsDerived(element))
                {
                    into.AddHit(hit, element, offset, callee);
                    told?.Hits.Add((hit, element));
                }
            }
        }

        foreach (FlowEvent one in summary.Events)
        {
            FlowEvent here = Of(one);
            here = into.Gathering?.Apply(here) ?? here;
            into.AddEvent(here);
            told?.Events.Add(here);
        }
    }

    private FlowEvent Of(FlowEvent one)
    {
        int[][]? changed = null;
        for (int i = 0; i < one.Values.Length; i++)
        {
            int[] values = Of(one.Values[i]);
            if (!ReferenceEquals(values, one.Values[i]))
            {
                changed ??= (int[][])one.Values.Clone();
                changed[i] = values;
            }
        }

        return changed is null ? one : one with { Values = changed };
    }

    /// <summary>What the caller knows of a symbol on which the callee's calls depend: classes and constants; null when that is not all.</summary>
    public int[]? FactsOf(Symbol symbol, MethodAnalysis caller)
    {
        List<int> facts = [];
        foreach (int element in Of(symbol))
        {
            if (ValueSet.IsDerived(element))
            {
                continue;
            }

            Symbol value = _symbols[element >> 1];
            if (value.Kind == SymbolKind.Object)
            {
                facts.Add(_engine.TypeFact(value.TypeId).Id);
            }
            else if (value.IsConstant)
            {
                facts.Add(value.Id);
            }
            else if (value.IsSymbolic && value.Kind != SymbolKind.Globals && caller.FactsOf(value) is { } known)
            {
                facts.AddRange(known);
            }
            else
            {
                if (value.IsSymbolic)
                {
                    caller.Distinguish(value);
                }

                return null;
            }
        }

        facts.Sort();
        int[] result = [.. facts.Distinct()];
        return result.Length is 0 or > FlowEngine.MaxFacts ? null : result;
    }
}

/// <summary>A write to fields, as a caller sees it.</summary>
/// <param name="Bases">The objects.</param>
/// <param name="Field">The field.</param>
/// <param name="Values">What they may hold afterwards.</param>
/// <param name="IsFresh">Whether the callee made the object.</param>
internal readonly record struct HeapWrite(int[] Bases, int Field, int[] Values, bool IsFresh);
