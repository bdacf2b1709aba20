namespace Candor.Dex;

/// <summary>Makes symbols, each once. Numbers are given in the order of arrival. Used by one thread.</summary>
internal sealed class SymbolPool
{
    /// <summary>How many fields a path may pass; what lies deeper is known as data of what lies there (k-limiting).</summary>
    public const int MaxDepth = 5;

    /// <summary>The chain of an object that is made in a loop, so that there may be several.</summary>
    public const int LoopChain = 1;

    /// <summary>The chain of an object that stands for several of one site that came by different calls.</summary>
    public const int ManyChain = 2;

    /// <summary>The chain of an object that stands for all of its class that nobody holds but the process: every caller knows it by this name.</summary>
    public const int SharedChain = 3;

    private readonly List<Symbol> _symbols = [];
    private readonly Dictionary<Key, Symbol> _known = [];
    private readonly Dictionary<(int Parent, int Field), Symbol> _paths = [];
    private readonly Dictionary<(int First, int Second), int> _chains = [];
    private readonly List<(int First, int Second)> _chainList = [(-1, -1), (-2, -1), (-3, -1), (-4, -1)];
    private SymbolTraits[] _traits = new SymbolTraits[1024];

    public SymbolPool()
    {
        Any = Get(new Key(SymbolKind.Any, 0, 0, 0, null));
        Globals = Get(new Key(SymbolKind.Globals, 0, 0, 0, null));
        Condition = Get(new Key(SymbolKind.Condition, 0, 0, 0, null));
    }

    public Symbol Any { get; }

    public Symbol Globals { get; }

    public Symbol Condition { get; }

    public int Count => _symbols.Count;

    public Symbol this[int id] => _symbols[id];

    public Symbol Parameter(int position, int type)
    {
        Key key = new(SymbolKind.Parameter, position, type, 0, null);
        return _known.TryGetValue(key, out Symbol? known)
            ? known
            : Add(key, new Symbol { Id = _symbols.Count, Kind = key.Kind, Number = position, TypeId = type });
    }

    public Symbol Path(Symbol parent, int field, int type)
    {
        if (parent.LastPath is { } last && last.Number == field)
        {
            return last;
        }

        if (!_paths.TryGetValue((parent.Id, field), out Symbol? known))
        {
            known = new Symbol { Id = _symbols.Count, Kind = SymbolKind.Path, Parent = parent, Number = field, TypeId = type, Depth = parent.Depth + 1 };
            _paths.Add((parent.Id, field), known);
            Append(known);
        }

        parent.LastPath = known;
        return known;
    }

    public Symbol Object(long site, int chain, int type) => Made(SymbolKind.Object, site, chain, type);

    public Symbol External(long site, int chain, int type) => Made(SymbolKind.External, site, chain, type);

    public Symbol Text(string text)
    {
        Key key = new(SymbolKind.Text, 0, 0, 0, text);
        return _known.TryGetValue(key, out Symbol? known) ? known : Add(key, new Symbol { Id = _symbols.Count, Kind = key.Kind, Text = text });
    }

    /// <summary>A text that ends with a segment of a path: what comes behind its last slash.</summary>
    public Symbol Ending(string segment) => Typed(SymbolKind.Ending, 0, -1, segment);

    public Symbol Number(long value) => Numbered(SymbolKind.Number, value);

    public Symbol Below(long end) => Numbered(SymbolKind.Below, end);

    public Symbol Class(int type) => Typed(SymbolKind.Class, 0, type, null);

    public Symbol Content(int source) => Typed(SymbolKind.Content, 0, source, null);

    public Symbol Member(SymbolKind kind, int type, string name) => Typed(kind, 0, type, name);

    public Symbol Label(long site, int source) => Typed(SymbolKind.Label, site, source, null);

    /// <summary>An object of no class of the app, whose only method is a method of the app.</summary>
    public Symbol Lambda(long site, int type, int target, int chain = 0)
    {
        Key key = new(SymbolKind.External, site, target, chain, "lambda");
        return _known.TryGetValue(key, out Symbol? known)
            ? known
            : Add(key, new Symbol { Id = _symbols.Count, Kind = key.Kind, Number = site, TypeId = type, Target = target, Chain = chain });
    }

    /// <summary>The chain that stands for a call at a site of what had a chain before; the last two sites count.</summary>
    public int Extend(int callSite, int chain)
    {
        if (chain == SharedChain)
        {
            return chain;
        }

        (int First, int Second) key = (callSite, _chainList[chain].First);
        if (!_chains.TryGetValue(key, out int found))
        {
            found = _chainList.Count;
            _chainList.Add(key);
            _chains.Add(key, found);
        }

        return found;
    }

    /// <summary>The same object with another call chain.</summary>
    public Symbol WithChain(Symbol symbol, int chain)
    {
        if (symbol.Chained is { } last && last.Chain == chain)
        {
            return last;
        }

        Symbol chained = symbol.Target >= 0
            ? Lambda(symbol.Number, symbol.TypeId, symbol.Target, chain)
            : Made(symbol.Kind, symbol.Number, chain, symbol.TypeId);
        symbol.Chained = chained;
        return chained;
    }

    /// <summary>What a symbol is, for sets: looked at far more often than the symbol itself.</summary>
    public bool Has(int id, SymbolTraits trait) => (_traits[id] & trait) != SymbolTraits.None;

    /// <summary>An object or external of a type, made at a site and handed up by a chain of calls.</summary>
    public Symbol Made(SymbolKind kind, long site, int chain, int type)
    {
        Key key = new(kind, site, type, chain, null);
        return _known.TryGetValue(key, out Symbol? known)
            ? known
            : Add(key, new Symbol { Id = _symbols.Count, Kind = kind, Number = site, TypeId = type, Chain = chain });
    }

    private Symbol Numbered(SymbolKind kind, long value)
    {
        Key key = new(kind, value, 0, 0, null);
        return _known.TryGetValue(key, out Symbol? known) ? known : Add(key, new Symbol { Id = _symbols.Count, Kind = kind, Number = value });
    }

    private Symbol Typed(SymbolKind kind, long site, int type, string? text)
    {
        Key key = new(kind, site, type, 0, text);
        return _known.TryGetValue(key, out Symbol? known)
            ? known
            : Add(key, new Symbol { Id = _symbols.Count, Kind = kind, Number = site, TypeId = type, Text = text });
    }

    private Symbol Get(Key key) => Add(key, new Symbol { Id = _symbols.Count, Kind = key.Kind });

    private Symbol Add(Key key, Symbol symbol)
    {
        _known.Add(key, symbol);
        Append(symbol);
        return symbol;
    }

    private void Append(Symbol symbol)
    {
        if (_symbols.Count == _traits.Length)
        {
            Array.Resize(ref _traits, 2 * _traits.Length);
        }

        _traits[_symbols.Count] = (symbol.IsConstant ? SymbolTraits.Constant : SymbolTraits.None)
            | (symbol.Kind == SymbolKind.Label ? SymbolTraits.Label : SymbolTraits.None)
            | (symbol.IsConstant || symbol.Kind is SymbolKind.Any or SymbolKind.Ending or SymbolKind.Below or SymbolKind.Label or SymbolKind.Globals || symbol.Chain == SharedChain ? SymbolTraits.Fixed : SymbolTraits.None);
        _symbols.Add(symbol);
    }

    private readonly record struct Key(SymbolKind Kind, long A, int B, int C, string? Text);
}
