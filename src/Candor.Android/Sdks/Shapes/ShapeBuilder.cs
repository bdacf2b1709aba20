using Candor.Dex;

namespace Candor.Android.Sdks.Shapes;

/// <summary>
/// Gathers the features of one class after another. What stands in a class in the order of the source is turned into sets, as compilers and
/// obfuscators change the order. Types and prototypes arrive as hashes in which every type that may be renamed is the same
/// (<see cref="PlatformTypes.Hash"/>).
/// </summary>
internal sealed class ShapeBuilder
{
    private const int MostEqualMembers = 4;
    private const int MostFeatures = 4096;
    private const long SmallestNumber = 256;
    private readonly HashSet<uint> _features = [];
    private readonly Dictionary<ulong, int> _members = [];
    private readonly List<ulong> _all = [];
    private readonly List<ulong> _platform = [];
    private ulong _method;

    public void Kind(AccessFlags flags)
    {
        var kind = flags & (AccessFlags.Interface | AccessFlags.Enum | AccessFlags.Annotation);
        if (kind != AccessFlags.None)
        {
            Add(FeatureKind.Kind, (ulong)kind);
        }
    }

    public void Super(ulong type) => Add(FeatureKind.Super, type);

    public void Interface(ulong type) => AddMember(FeatureKind.Interface, type);

    public void Field(bool isStatic, ulong type) => AddMember(FeatureKind.Field, FeatureHash.Join(type, isStatic ? 1u : 0u));

    /// <summary>Begins a method; what its code uses follows.</summary>
    public void BeginMethod(MethodShape shape, ulong prototype)
    {
        _all.Clear();
        _platform.Clear();
        _method = FeatureHash.Join(prototype, (ulong)shape);
        AddMember(FeatureKind.Method, _method);
    }

    public void Callback(ulong name, ulong prototype) => Add(FeatureKind.Callback, FeatureHash.Join(name, prototype));

    public void PlatformCall(ulong method) => AddUse(FeatureKind.Call, method);

    public void PlatformField(ulong field) => AddUse(FeatureKind.Use, field);

    public void OwnCall(ulong prototype) => _all.Add(FeatureHash.Join(prototype, 3));

    public void Text(ulong text) => AddUse(FeatureKind.Text, text);

    public void Type(ulong type) => AddUse(FeatureKind.Type, type);

    public void Catch(ulong type) => Add(FeatureKind.Catch, type);

    /// <summary>A number of 32 bits. Small ones say nothing, and those of resources differ from app to app.</summary>
    public void Number(int bits)
    {
        var size = Math.Abs((long)bits);
        if (size >= SmallestNumber && size >> 24 != 0x7F)
        {
            Add(FeatureKind.Number, (ulong)size);
        }
    }

    /// <summary>A number of 64 bits.</summary>
    public void LongNumber(long bits)
    {
        if (bits is >= SmallestNumber or (<= -SmallestNumber and > long.MinValue))
        {
            Add(FeatureKind.LongNumber, (ulong)Math.Abs(bits));
        }
    }

    public void EndMethod()
    {
        AddBody(FeatureKind.Body, _all);
        AddBody(FeatureKind.PlatformBody, _platform);
    }

    /// <summary>The features of the class, ascending; the builder is then empty for the next.</summary>
    public uint[] Take()
    {
        var features = _features.ToArray();
        Array.Sort(features);
        _features.Clear();
        _members.Clear();

        // Of a class with more than the most, those with the lowest hashes stand for all: the same ones in every copy of it.
        return features.Length > MostFeatures ? features[..MostFeatures] : features;
    }

    private void Add(FeatureKind kind, ulong value) => _features.Add(FeatureHash.Feature(kind, value));

    private void AddUse(FeatureKind kind, ulong value)
    {
        Add(kind, value);
        var use = FeatureHash.Join(value, (ulong)kind);
        _all.Add(use);
        _platform.Add(use);
    }

    private void AddMember(FeatureKind kind, ulong value)
    {
        var key = FeatureHash.Join(value, (ulong)kind);
        var seen = _members.GetValueOrDefault(key);
        if (seen < MostEqualMembers)
        {
            _members[key] = seen + 1;
            Add(kind, FeatureHash.Join(value, (ulong)seen));
        }
    }

    private void AddBody(FeatureKind kind, List<ulong> uses)
    {
        uses.Sort();
        var hash = kind == FeatureKind.Body ? _method : 0;
        var count = 0;
        var last = 0UL;
        foreach (var use in uses)
        {
            if (use != last)
            {
                hash = FeatureHash.Join(hash, use);
                last = use;
                count++;
            }
        }

        if (count >= 2)
        {
            Add(kind, hash);
        }
    }
}
