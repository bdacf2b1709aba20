namespace Candor.Dex;

/// <summary>
/// The names of a program as numbers: symbols (byte strings), types, prototypes (return type and parameters), and selectors (name and
/// prototype), which say whether one method overrides another.
/// </summary>
internal sealed class Selectors
{
    private readonly Dictionary<PrototypeKey, int> _prototypes = [];
    private readonly PairTable _selectors = new(4096);
    private readonly List<int> _symbolTypes = [];
    private readonly List<int> _typeSymbols = [];
    private readonly List<int> _names = [];
    private readonly List<int> _selectorPrototypes = [];

    public SymbolTable Symbols { get; } = new();

    public int TypeCount => _typeSymbols.Count;

    public int Count => _names.Count;

    public int TypeSymbol(int type) => _typeSymbols[type];

    public int NameOf(int selector) => _names[selector];

    public int PrototypeOf(int selector) => _selectorPrototypes[selector];

    public int InternType(int symbol)
    {
        while (_symbolTypes.Count <= symbol)
        {
            _symbolTypes.Add(-1);
        }

        if (_symbolTypes[symbol] < 0)
        {
            _symbolTypes[symbol] = _typeSymbols.Count;
            _typeSymbols.Add(symbol);
        }

        return _symbolTypes[symbol];
    }

    public int FindType(ReadOnlySpan<byte> descriptor)
    {
        int symbol = Symbols.Find(descriptor);
        return symbol < 0 || symbol >= _symbolTypes.Count ? -1 : _symbolTypes[symbol];
    }

    /// <summary>The number of a prototype: return type first, then the parameters.</summary>
    public int InternPrototype(int[] types)
    {
        PrototypeKey key = new(types);
        if (!_prototypes.TryGetValue(key, out int prototype))
        {
            prototype = _prototypes.Count;
            _prototypes.Add(key, prototype);
        }

        return prototype;
    }

    public int FindPrototype(int[] types) => _prototypes.GetValueOrDefault(new PrototypeKey(types), -1);

    public int InternSelector(int name, int prototype)
    {
        int selector = _selectors.Find(name, prototype);
        if (selector < 0)
        {
            selector = _names.Count;
            _selectors.TryAdd(name, prototype, selector);
            _names.Add(name);
            _selectorPrototypes.Add(prototype);
        }

        return selector;
    }

    public int FindSelector(int name, int prototype) => name < 0 || prototype < 0 ? -1 : _selectors.Find(name, prototype);

    private readonly struct PrototypeKey(int[] types) : IEquatable<PrototypeKey>
    {
        private readonly int[] _types = types;

        public bool Equals(PrototypeKey other) => _types.AsSpan().SequenceEqual(other._types);

        public override bool Equals(object? obj) => obj is PrototypeKey other && Equals(other);

        public override int GetHashCode()
        {
            HashCode hash = default;
            foreach (int type in _types)
            {
                hash.Add(type);
            }

            return hash.ToHashCode();
        }
    }
}
