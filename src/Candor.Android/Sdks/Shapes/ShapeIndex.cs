using Candor.Knowledge.Android;

namespace Candor.Android.Sdks.Shapes;

/// <summary>
/// All classes of all profiles, found by their features. A feature weighs the more the fewer classes have it: the negative logarithm of how often
/// it occurs among the profiled classes, in natural units (inverse document frequency; Spärck Jones, Journal of Documentation 28, 1972).
/// </summary>
internal sealed class ShapeIndex
{
    private readonly Dictionary<uint, int> _features;
    private readonly int[] _starts;
    private readonly int[] _postings;
    private readonly float[] _weights;

    /// <summary>Reads the profiles.</summary>
    /// <exception cref="FormatException">The classes of a profile cannot be read.</exception>
    public ShapeIndex(IReadOnlyList<ShapeProfile> profiles)
    {
        Profiles = profiles;
        var read = new IReadOnlyList<ClassShape>[profiles.Count];
        for (var i = 0; i < read.Length; i++)
        {
            read[i] = profiles[i].ReadClasses();
        }

        Classes = new ProfiledClass[read.Sum(static p => p.Count)];
        var id = 0;
        var counts = new Dictionary<uint, int>();
        for (var p = 0; p < read.Length; p++)
        {
            foreach (var shape in read[p])
            {
                Classes[id++] = new(p, shape.Name, shape.Features);
                foreach (var feature in shape.Features)
                {
                    System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _)++;
                }
            }
        }

        _features = new(counts.Count);
        _starts = new int[counts.Count + 1];
        _weights = new float[counts.Count];
        foreach (var (feature, count) in counts)
        {
            var place = _features.Count;
            _features.Add(feature, place);
            _starts[place + 1] = count;
            _weights[place] = WeightOf(count);
        }

        for (var i = 1; i < _starts.Length; i++)
        {
            _starts[i] += _starts[i - 1];
        }

        Unknown = WeightOf(1);
        _postings = new int[_starts[^1]];
        var next = _starts[..^1];
        ClassWeights = new float[Classes.Length];
        for (var c = 0; c < Classes.Length; c++)
        {
            foreach (var feature in Classes[c].Features)
            {
                var place = _features[feature];
                _postings[next[place]++] = c;
                ClassWeights[c] += _weights[place];
            }
        }
    }

    public IReadOnlyList<ShapeProfile> Profiles { get; }

    public ProfiledClass[] Classes { get; }

    /// <summary>What the features of each class weigh together.</summary>
    public float[] ClassWeights { get; }

    /// <summary>What a feature weighs that no profile has.</summary>
    public float Unknown { get; }

    /// <summary>The weight of a feature and the classes that have it; none for one that no profile has.</summary>
    public ReadOnlySpan<int> Find(uint feature, out float weight)
    {
        if (!_features.TryGetValue(feature, out var place))
        {
            weight = Unknown;
            return [];
        }

        weight = _weights[place];
        return _postings.AsSpan(_starts[place], _starts[place + 1] - _starts[place]);
    }

    /// <summary>The weight of a feature.</summary>
    public float Weight(uint feature) => _features.TryGetValue(feature, out var place) ? _weights[place] : Unknown;

    /// <summary>Whether any profile has a feature.</summary>
    public bool IsKnown(uint feature) => _features.ContainsKey(feature);

    private float WeightOf(int count) => MathF.Log((Classes.Length + 1f) / count);
}
