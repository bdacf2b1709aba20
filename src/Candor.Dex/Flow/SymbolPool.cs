namespace Candor.Dex;

/// <summary>Makes symbols, each once. Numbers are given in the order of arrival. Used by one thread.</summary>
internal sealed class SymbolPool
{
    /// <summary>How many fields a path may pass; what lies deeper is known as data of what lies there (k-limiting).</summary>
    public const int MaxDepth = 5;

    /// <summary>The chain of an object that is made in a loop, so that there may be several.</summary>
    public const int LoopChain = 1;

    private readonly List<Symbol> _symbols = [];
    private readonly Dictionary<Key, Symbol> _known = [];
    private readonly Dictionary<(int First, int Second), int> _chains = [];
    private readonly List<(int First, int Second)> _chainList = [(-1, -1), (-2, -1)];

    public SymbolPool()
    {
        Any = Get(new Key(SymbolKind.Any, 0, 0, 0, null), static k => new Symbol { Id = 0, Kind = k.Kind });
        Globals = Get(new Key(SymbolKind.Globals, 0, 0, 0, null), k => new Symbol { Id = _symbols.Count, Kind = k.Kind });
        Condition = Get(new Key(SymbolKind.Condition, 0, 0, 0, null), k => new Symbol { Id = _symbols.Count, Kind = k.Kind });
    }

    public Symbol Any { get; }

    public Symbol Globals { get; }

    public Symbol Condition { get; }

    public int Count => _symbols.Count;

    public Symbol this[int id] => _symbols[id];

    public Symbol Parameter(int position, int type) =>
        Get(new Key(SymbolKind.Parameter, position, type, 0, null), k => new Symbol { Id = _symbols.Count, Kind = k.Kind, Number = k.A, TypeId = k.B });

    public Symbol Path(Symbol parent, int field, int type) => Get(
        new Key(SymbolKind.Path, field, parent.Id, 0, null),
        k => new Symbol { Id = _symbols.Count, Kind = k.Kind, Parent = parent, Number = k.A, TypeId = type, Depth = parent.Depth + 1 });

    public Symbol Object(long site, int chain, int type) => Get(
        new Key(SymbolKind.Object, site, type, chain, null),
        k => new Symbol { Id = _symbols.Count, Kind = k.Kind, Number = k.A, TypeId = k.B, Chain = k.C });

    public Symbol External(long site, int chain, int type) => Get(
        new Key(SymbolKind.External, site, type, chain, null),
        k => new Symbol { Id = _symbols.Count, Kind = k.Kind, Number = k.A, TypeId = k.B, Chain = k.C });

    public Symbol Text(string text) =>
        Get(new Key(SymbolKind.Text, 0, 0, 0, text), k => new Symbol { Id = _symbols.Count, Kind = k.Kind, Text = k.Text });

    public Symbol Number(long value) =>
        Get(new Key(SymbolKind.Number, value, 0, 0, null), k => new Symbol { Id = _symbols.Count, Kind = k.Kind, Number = k.A });

    public Symbol Below(long end) =>
        Get(new Key(SymbolKind.Below, end, 0, 0, null), k => new Symbol { Id = _symbols.Count, Kind = k.Kind, Number = k.A });

    public Symbol Class(int type) =>
        Get(new Key(SymbolKind.Class, 0, type, 0, null), k => new Symbol { Id = _symbols.Count, Kind = k.Kind, TypeId = k.B });

    public Symbol Content(int source) =>
        Get(new Key(SymbolKind.Content, 0, source, 0, null), k => new Symbol { Id = _symbols.Count, Kind = k.Kind, TypeId = k.B });

    public Symbol Member(SymbolKind kind, int type, string name) =>
        Get(new Key(kind, 0, type, 0, name), k => new Symbol { Id = _symbols.Count, Kind = k.Kind, TypeId = k.B, Text = k.Text });

    public Symbol Label(long site, int source) =>
        Get(new Key(SymbolKind.Label, site, source, 0, null), k => new Symbol { Id = _symbols.Count, Kind = k.Kind, Number = k.A, TypeId = k.B });

    /// <summary>An object of no class of the app, whose only method is a method of the app.</summary>
    public Symbol Lambda(long site, int type, int target, int chain = 0) => Get(
        new Key(SymbolKind.External, site, target, chain, "lambda"),
        k => new Symbol { Id = _symbols.Count, Kind = k.Kind, Number = k.A, TypeId = type, Target = k.B, Chain = k.C });

    /// <summary>The chain that stands for a call at a site of what had a chain before; the last two sites count.</summary>
    public int Extend(int callSite, int chain)
    {
        (int First, int Second) key = (callSite, _chainList[chain].First);
        if (!_chains.TryGetValue(key, out int found))
        {
            found = _chainList.Count;
            _chainList.Add(key);
            _chains.Add(key, found);
        }

        return found;
    }

    private Symbol Get(Key key, Func<Key, Symbol> make)
    {
        if (!_known.TryGetValue(key, out Symbol? symbol))
        {
            symbol = make(key);
            _known.Add(key, symbol);
            _symbols.Add(symbol);
        }

        return symbol;
    }

    private readonly record struct Key(SymbolKind Kind, long A, int B, int C, string? Text);
}
