using Candor.Policies.Models;

namespace Candor.PolicyBench.Classifying;

/// <summary>
/// Linear support vector machines, one for each label against the rest, by dual coordinate descent with squared hinge loss (Hsieh et al., ICML 2008).
/// One thread and a fixed seed: the same data give the same bytes.
/// </summary>
internal static class LinearTrainer
{

    /// <summary>Trains weights over dense or sparse rows.</summary>
    public static float[] Train(IReadOnlyList<(int[] Buckets, float[] Values)> rows, Func<int, bool> isPositive, int size, float cost, float positiveWeight, int seed, int passes = 12)
    {
        var weights = new float[size + 1];
        var alpha = new float[rows.Count];
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var norms = rows.Select(static r => r.Values.Sum(static v => v * v) + 1).ToArray();
        var random = new Random(seed);
        for (var pass = 0; pass < passes; pass++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                var y = isPositive(i) ? 1f : -1f;
                var diagonal = 0.5f / (y > 0 ? cost * positiveWeight : cost);
                var (buckets, values) = rows[i];
                var score = weights[size];
                for (var k = 0; k < buckets.Length; k++)
                {
                    score += weights[buckets[k]] * values[k];
                }

                var gradient = (y * score) - 1 + (diagonal * alpha[i]);
                if (alpha[i] == 0 && gradient >= 0)
                {
                    continue;
                }

                var before = alpha[i];
                alpha[i] = Math.Max(0, before - (gradient / (norms[i] + diagonal)));
                var step = (alpha[i] - before) * y;
                weights[size] += step;
                for (var k = 0; k < buckets.Length; k++)
                {
                    weights[buckets[k]] += step * values[k];
                }
            }
        }

        return weights;
    }

    /// <summary>Trains a model over fields of text.</summary>
    public static LinearModel Train(IReadOnlyList<KeyValuePair<int, int>[][]> sentences, IReadOnlyList<IReadOnlySet<string>> labels, string[] names, int bits, float[] fields, float cost, Func<string, float> positiveWeight, int seed, Func<string, int, bool>? uses = null)
    {
        var holding = new int[1 << bits];
        foreach (var bucket in sentences.SelectMany(static s => s).SelectMany(static f => f))
        {
            holding[bucket.Key]++;
        }

        var rarity = Array.ConvertAll(holding, h => LinearModel.Rarity(sentences.Count, h));
        var rows = sentences.Select(s => LinearModel.Vector(s, fields, rarity)).ToList();
        var weights = new sbyte[(1 << bits) * names.Length];
        var scales = new float[names.Length];
        var bias = new float[names.Length];
        for (var l = 0; l < names.Length; l++)
        {
            var own = Enumerable.Range(0, rows.Count).Where(i => uses is null || uses(names[l], i)).ToArray();
            var trained = Train([.. own.Select(i => rows[i])], i => labels[own[i]].Contains(names[l]), 1 << bits, cost, positiveWeight(names[l]), seed + l);
            var most = trained.Take(1 << bits).Max(Math.Abs);
            (scales[l], bias[l]) = (most, trained[1 << bits]);
            for (var b = 0; b < 1 << bits; b++)
            {
                weights[(b * names.Length) + l] = LinearModel.Quantise(trained[b], most);
            }
        }

        return new(bits, fields, names, rarity, weights, scales, bias);
    }
}
