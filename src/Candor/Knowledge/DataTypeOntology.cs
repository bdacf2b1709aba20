using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Candor.Knowledge;

/// <summary>The directed acyclic graph of data types.</summary>
public sealed class DataTypeOntology
{
    /// <summary>The id of the root.</summary>
    public const string Root = "personal-information";

    private readonly FrozenDictionary<string, DataType> _byId;
    private readonly FrozenDictionary<string, FrozenSet<string>> _ancestors;

    /// <summary>Makes the ontology. Entries that repeat an id are left out; the linter reports them.</summary>
    /// <exception cref="ArgumentException">The types form a cycle.</exception>
    public DataTypeOntology(ImmutableArray<DataType> types)
    {
        All = types;
        var byId = new Dictionary<string, DataType>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            byId.TryAdd(type.Id, type);
        }

        _byId = byId.ToFrozenDictionary(StringComparer.Ordinal);
        var ancestors = new Dictionary<string, FrozenSet<string>>(StringComparer.Ordinal);
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var type in types)
        {
            Resolve(type.Id, ancestors, open);
        }

        _ancestors = ancestors.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>All types, in the order of the file.</summary>
    public ImmutableArray<DataType> All { get; }

    /// <summary>The type of an id; null where there is none.</summary>
    public DataType? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Whether <paramref name="broader"/> is <paramref name="narrower"/> or a broader type of it.</summary>
    public bool Subsumes(string broader, string narrower) =>
        broader == narrower || (_ancestors.TryGetValue(narrower, out var set) && set.Contains(broader));

    /// <summary>The ids of all broader types, not including the type itself.</summary>
    public IReadOnlySet<string> AncestorsOf(string id) =>
        _ancestors.TryGetValue(id, out var set) ? set : FrozenSet<string>.Empty;

    private FrozenSet<string> Resolve(string id, Dictionary<string, FrozenSet<string>> done, HashSet<string> open)
    {
        if (done.TryGetValue(id, out var known))
        {
            return known;
        }

        if (!open.Add(id))
        {
            throw new ArgumentException($"The data types form a cycle through '{id}'.");
        }

        var set = new HashSet<string>(StringComparer.Ordinal);
        if (_byId.TryGetValue(id, out var type))
        {
            foreach (var parent in type.Parents)
            {
                set.Add(parent);
                set.UnionWith(Resolve(parent, done, open));
            }
        }

        open.Remove(id);
        return done[id] = set.ToFrozenSet(StringComparer.Ordinal);
    }
}
