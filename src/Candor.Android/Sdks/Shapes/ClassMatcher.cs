namespace Candor.Android.Sdks.Shapes;

/// <summary>
/// Finds the profiled class that a class is most like. Similarity is Tversky's index (Psychological Review 84, 1977) over the weights of the
/// features: what both have, over that and all that only the app's class has and a part of what only the profiled class has. It is not symmetric,
/// as shrinking takes members away and adds none.
/// </summary>
internal sealed class ClassMatcher(ShapeIndex index)
{
    /// <summary>How much it counts against a match that the app's class lacks something.</summary>
    private const float MissingCounts = 0.2f;

    /// <summary>A feature that more classes have than this only confirms and proposes none, but where there is no rarer one.</summary>
    private const int MostProposed = 300;

    /// <summary>A feature of at most so many classes is rare.</summary>
    private const int MostRare = 40;

    private readonly float[] _shared = new float[index.Classes.Length];
    private readonly List<int> _touched = [];

    /// <summary>The best match of a class.</summary>
    /// <param name="features">Its features.</param>
    /// <param name="sdks">The SDK of each profile, by number; classes of an SDK below 0 are left out.</param>
    public ClassMatch Find(ReadOnlySpan<uint> features, ReadOnlySpan<int> sdks)
    {
        var own = 0f;
        var common = 0f;
        var most = Math.Max(MostProposed, Rarest(features));
        _touched.Clear();
        foreach (var feature in features)
        {
            var classes = index.Find(feature, out var weight);
            own += weight;
            if (classes.Length > most)
            {
                common += weight;
                continue;
            }

            foreach (var id in classes)
            {
                if (_shared[id] == 0)
                {
                    _touched.Add(id);
                }

                _shared[id] += weight;
            }
        }

        var best = ClassMatch.None;
        _touched.Sort();
        foreach (var id in _touched)
        {
            var proposed = _shared[id];
            _shared[id] = 0;
            if (sdks[index.Classes[id].Profile] < 0 || Similarity(proposed + common, own, index.ClassWeights[id]) <= Math.Min(best.Similarity, best.OtherSimilarity))
            {
                continue;
            }

            var shared = common == 0 ? proposed : Shared(features, index.Classes[id].Features.AsSpan(), int.MaxValue);
            best = Better(best, id, Similarity(shared, own, index.ClassWeights[id]), shared, own, sdks);
        }

        return best.Profiled < 0 ? best : best with { Rare = Shared(features, index.Classes[best.Profiled].Features.AsSpan(), MostRare) };
    }

    /// <summary>How many classes have the rarest of these features that any has.</summary>
    private int Rarest(ReadOnlySpan<uint> features)
    {
        var rarest = int.MaxValue;
        foreach (var feature in features)
        {
            var count = index.Find(feature, out _).Length;
            rarest = count > 0 ? Math.Min(rarest, count) : rarest;
        }

        return rarest == int.MaxValue ? 0 : rarest;
    }

    private ClassMatch Better(ClassMatch best, int id, float similarity, float shared, float own, ReadOnlySpan<int> sdks)
    {
        var isSame = best.Profiled >= 0 && sdks[index.Classes[best.Profiled].Profile] == sdks[index.Classes[id].Profile];
        if (similarity > best.Similarity)
        {
            return new(
                id,
                similarity,
                shared / own,
                shared,
                0,
                isSame ? best.OtherProfiled : best.Profiled,
                isSame ? best.OtherSimilarity : best.Similarity);
        }

        return !isSame && similarity > best.OtherSimilarity ? best with { OtherProfiled = id, OtherSimilarity = similarity } : best;
    }

    private static float Similarity(float shared, float own, float profiled) =>
        shared <= 0 ? 0 : shared / (own + (MissingCounts * Math.Max(0, profiled - shared)));

    /// <summary>What the features that both have weigh, of those that at most so many classes have.</summary>
    private float Shared(ReadOnlySpan<uint> features, ReadOnlySpan<uint> others, int most)
    {
        var shared = 0f;
        for (int i = 0, j = 0; i < features.Length && j < others.Length;)
        {
            if (features[i] == others[j])
            {
                shared += index.Find(features[i], out var weight).Length <= most ? weight : 0;
                i++;
                j++;
            }
            else if (features[i] < others[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return shared;
    }
}
