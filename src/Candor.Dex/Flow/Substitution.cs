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
    private readonly Dictionary<int, int[]> _known = [];

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
            case SymbolKind.Path or SymbolKind.Object or SymbolKind.External:
                if (!_known.TryGetValue(symbol.Id, out int[]? values))
                {
                    values = symbol.Kind == SymbolKind.Path
                        ? _reader.Load(_before, Of(symbol.Parent!), (int)symbol.Number)
                        : ValueSet.Of(Rename(symbol));
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
            return OfElement(values[0]);
        }

        int[] result = ValueSet.Empty;
        foreach (int element in values)
        {
            result = ValueSet.Union(result, OfElement(element));
        }

        return ValueSet.Limit(result, _symbols, out _);
    }

    public int[] OfElement(int element, bool inFields = false)
    {
        if (ValueSet.IsDerived(element) && _symbols[element >> 1].Kind == SymbolKind.Label)
        {
            return [element];
        }

        int[] values = Of(_symbols[element >> 1]);
        return ValueSet.IsDerived(element) ? _reader.DataOf(_before, values, inFields) : values;
    }

    private Symbol Rename(Symbol symbol)
    {
        int chain = _symbols.Extend(_callSite, symbol.Chain);
        return symbol.Target >= 0 ? _symbols.Lambda(symbol.Number, symbol.TypeId, symbol.Target, chain)
            : symbol.Kind == SymbolKind.Object
            ? _symbols.Object(symbol.Number, chain, symbol.TypeId)
            : _symbols.External(symbol.Number, chain, symbol.TypeId);
    }

    /// <summary>Writes what the callee wrote. All is read before anything is written.</summary>
    public void Write(AbstractHeap heap, FieldWrite[] writes, bool weak)
    {
        (int[] Bases, int Field, int[] Values, bool Fresh)[] pending = new (int[], int, int[], bool)[writes.Length];
        for (int i = 0; i < writes.Length; i++)
        {
            pending[i] = (Of(writes[i].Symbol), writes[i].Field, Of(writes[i].Values), !writes[i].Symbol.IsSymbolic);
        }

        foreach ((int[] bases, int field, int[] values, bool fresh) in pending)
        {
            // An object that the callee made may be made again at the same site.
            bool again = fresh && bases.Length == 1 && heap.TryGet(_symbols[bases[0] >> 1], field, out _);
            _reader.Store(heap, bases, field, values, weak || again);
        }
    }

    /// <summary>The hits of the callee, as those of the caller.</summary>
    public void Hits(MethodSummary summary, MethodNode callee, int offset, MethodAnalysis into)
    {
        foreach (SinkHit hit in summary.Hits)
        {
            foreach (int element in OfElement(hit.Element, inFields: true))
            {
                if (ValueSet.IsDerived(element))
                {
                    into.AddHit(new SinkHit(hit.Site, hit.Rule, hit.Argument, element, offset, hit, callee));
                }
            }
        }

        foreach (FlowEvent one in summary.Events)
        {
            into.AddEvent(one with { Values = [.. one.Values.Select(Of)] });
        }
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
