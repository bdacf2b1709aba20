namespace Candor.Dex;

/// <summary>
/// What fields hold at one point of a method, by object. A field that is not in it holds what it held when the method began: for a symbolic
/// object, the path that names it; for an object made in the method, nothing.
/// </summary>
internal sealed class AbstractHeap
{
    private readonly Dictionary<int, FieldMap> _objects;

    public AbstractHeap() => _objects = [];

    private AbstractHeap(AbstractHeap other) => _objects = new Dictionary<int, FieldMap>(other._objects);

    /// <summary>The fields of each object, by the number of its symbol.</summary>
    public Dictionary<int, FieldMap> Objects => _objects;

    public AbstractHeap Clone() => new(this);

    public FieldMap Of(Symbol symbol) => _objects.GetValueOrDefault(symbol.Id, FieldMap.Empty);

    public bool TryGet(Symbol symbol, int field, out int[] values)
    {
        values = null!;
        return _objects.TryGetValue(symbol.Id, out FieldMap? map) && (values = map.Find(field)!) is not null;
    }

    public void Set(Symbol symbol, int field, int[] values) => _objects[symbol.Id] = Of(symbol).With(field, values);
}
