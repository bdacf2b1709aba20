namespace Candor.Dex;

/// <summary>
/// Numbers for fields: those of classes, and those that models give to objects of the platform: named (<c>data</c>), by constant index
/// (<c>[3]</c>, <c>[*]</c>) and by constant key (<c>{name}</c>, <c>{*}</c>).
/// </summary>
internal sealed class FieldPool
{
    private readonly Dictionary<(string Name, int Declaring), int> _known = [];
    private readonly List<string> _names = [];
    private readonly List<FieldSort> _sorts = [];
    private readonly List<int> _types = [];
    private readonly List<int> _declaring = [];

    public FieldPool()
    {
        Data = Named("data");
        AnyIndex = Intern("[*]", FieldSort.Index, -1, -1);
        AnyKey = Intern("{*}", FieldSort.Key, -1, -1);
        Size = Named("size");
    }

    /// <summary>What a text, number or stream is made of.</summary>
    public int Data { get; }

    public int AnyIndex { get; }

    public int AnyKey { get; }

    /// <summary>How many elements a list has, while that is known.</summary>
    public int Size { get; }

    public int Named(string name) => Intern(name, FieldSort.Named, -1, -1);

    public int Index(long index) => Intern($"[{index}]", FieldSort.Index, -1, -1);

    public int Key(string key) => Intern($"{{{key}}}", FieldSort.Key, -1, -1);

    /// <summary>A field of a class.</summary>
    public int OfClass(string name, int declaringType, int type) => Intern(name, FieldSort.Class, declaringType, type);

    public FieldSort SortOf(int field) => _sorts[field];

    /// <summary>The declared type of a field of a class; -1 for others.</summary>
    public int TypeOf(int field) => _types[field];

    /// <summary>The type that declares a field of a class; -1 for others.</summary>
    public int DeclaringOf(int field) => _declaring[field];

    public string NameOf(int field) => _names[field];

    private int Intern(string name, FieldSort sort, int declaring, int type)
    {
        if (!_known.TryGetValue((name, declaring), out int field))
        {
            field = _names.Count;
            _known.Add((name, declaring), field);
            _names.Add(name);
            _sorts.Add(sort);
            _types.Add(type);
            _declaring.Add(declaring);
        }

        return field;
    }
}
