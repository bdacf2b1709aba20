using System.Numerics;
using System.Runtime.InteropServices;

namespace Candor.PolicyBench.Tagging;

/// <summary>
/// A linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML 2001), trained by AdaGrad on one sentence at a time with the
/// weights of the last epochs averaged. One thread and a fixed seed: the same data give the same weights.
/// </summary>
internal sealed class Crf
{
    private const int Rarest = 2;
    private readonly string[] _labels;
    private readonly int _width;
    private readonly int[][] _before;
    private readonly int[][] _after;
    private readonly bool[] _canStart;
    private readonly Dictionary<ulong, int> _features = [];
    private float[] _state = [];
    private float[] _transition = [];

    public Crf(IEnumerable<string> labels)
    {
        _labels = [.. labels.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var step = Vector<float>.Count;
        _width = (_labels.Length + step - 1) / step * step;
        _before = [.. _labels.Select(to => Enumerable.Range(0, _labels.Length).Where(from => Follows(_labels[from], to)).ToArray())];
        _after = [.. _labels.Select(from => Enumerable.Range(0, _labels.Length).Where(to => Follows(from, _labels[to])).ToArray())];
        _canStart = [.. _labels.Select(static l => l[0] is 'O' or 'B' or 'S')];
    }

    /// <summary>Trains on sentences whose features are given by position.</summary>
    public void Train(IReadOnlyList<(ulong[][] Features, string[] Labels)> sentences, int epochs, float rate, float penalty, int seed)
    {
        var counts = new Dictionary<ulong, int>();
        foreach (var feature in sentences.SelectMany(static s => s.Features).SelectMany(static f => f))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(counts, feature, out _)++;
        }

        foreach (var (feature, count) in counts)
        {
            if (count >= Rarest)
            {
                _features.Add(feature, _features.Count * _width);
            }
        }

        counts.Clear();
        var index = _labels.Select(static (l, i) => (l, i)).ToDictionary(static p => p.l, static p => p.i, StringComparer.Ordinal);
        var data = sentences.Select(s => (Rows: Rows(s.Features), Gold: s.Labels.Select(l => index[l]).ToArray())).ToArray();
        _state = new float[_features.Count * _width];
        _transition = new float[_labels.Length * _labels.Length];
        var stateSquares = new float[_state.Length];
        var transitionSquares = new float[_transition.Length];
        var sum = new float[_state.Length];
        var transitionSum = new float[_transition.Length];
        var order = Enumerable.Range(0, data.Length).ToArray();
        var random = new Random(seed);
        var averaged = 0;
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var number in order)
            {
                Step(data[number].Rows, data[number].Gold, rate, penalty, stateSquares, transitionSquares);
            }

            if (epoch >= epochs / 2)
            {
                averaged++;
                Add(sum, _state);
                Add(transitionSum, _transition);
            }
        }

        _state = Array.ConvertAll(sum, w => w / averaged);
        _transition = Array.ConvertAll(transitionSum, w => w / averaged);
    }

    /// <summary>The most probable labels.</summary>
    public string[] Tag(ulong[][] features)
    {
        var rows = Rows(features);
        var count = rows.Length;
        var scores = Scores(rows);
        var best = new float[count * _width];
        var back = new int[count * _width];
        for (var t = 0; t < count; t++)
        {
            for (var y = 0; y < _labels.Length; y++)
            {
                var top = t == 0 ? (_canStart[y] ? 0f : float.NegativeInfinity) : float.NegativeInfinity;
                if (t > 0)
                {
                    foreach (var from in _before[y])
                    {
                        var value = best[((t - 1) * _width) + from] + _transition[(from * _labels.Length) + y];
                        if (value > top)
                        {
                            (top, back[(t * _width) + y]) = (value, from);
                        }
                    }
                }

                best[(t * _width) + y] = top + scores[(t * _width) + y];
            }
        }

        var labels = new string[count];
        var last = 0;
        for (var y = 1; y < _labels.Length; y++)
        {
            last = count > 0 && best[((count - 1) * _width) + y] > best[((count - 1) * _width) + last] ? y : last;
        }

        for (var t = count - 1; t >= 0; t--)
        {
            labels[t] = _labels[last];
            last = back[(t * _width) + last];
        }

        return labels;
    }

    private static bool Follows(string from, string to) =>
        from[0] is 'B' or 'I' ? to[0] is 'I' or 'E' && from[2..] == to[2..] : to[0] is 'O' or 'B' or 'S';

    private static void Add(float[] sum, float[] weights)
    {
        for (var i = 0; i < sum.Length; i++)
        {
            sum[i] += weights[i];
        }
    }

    private int[][] Rows(ulong[][] features) =>
        [.. features.Select(f => f.Select(x => _features.GetValueOrDefault(x, -1)).Where(static x => x >= 0).ToArray())];

    private float[] Scores(int[][] rows)
    {
        var scores = new float[rows.Length * _width];
        for (var t = 0; t < rows.Length; t++)
        {
            var target = MemoryMarshal.Cast<float, Vector<float>>(scores.AsSpan(t * _width, _width));
            foreach (var row in rows[t])
            {
                var weights = MemoryMarshal.Cast<float, Vector<float>>(_state.AsSpan(row, _width));
                for (var i = 0; i < target.Length; i++)
                {
                    target[i] += weights[i];
                }
            }
        }

        return scores;
    }

    private void Step(int[][] rows, int[] gold, float rate, float penalty, float[] stateSquares, float[] transitionSquares)
    {
        var count = rows.Length;
        var size = _labels.Length;
        var scores = Scores(rows);
        var expTransition = new float[size * size];
        for (var i = 0; i < expTransition.Length; i++)
        {
            expTransition[i] = MathF.Exp(_transition[i]);
        }

        // Probabilities scaled at each position; the scale of a position cancels in every marginal.
        var potential = new float[count * _width];
        var alpha = new float[count * _width];
        var beta = new float[count * _width];
        for (var t = 0; t < count; t++)
        {
            var at = t * _width;
            var top = float.NegativeInfinity;
            for (var y = 0; y < size; y++)
            {
                top = Math.Max(top, scores[at + y]);
            }

            float total = 0;
            for (var y = 0; y < size; y++)
            {
                potential[at + y] = MathF.Exp(scores[at + y] - top);
                float from = t == 0 ? (_canStart[y] ? 1 : 0) : 0;
                if (t > 0)
                {
                    foreach (var z in _before[y])
                    {
                        from += alpha[at - _width + z] * expTransition[(z * size) + y];
                    }
                }

                alpha[at + y] = from * potential[at + y];
                total += alpha[at + y];
            }

            for (var y = 0; y < size && total > 0; y++)
            {
                alpha[at + y] /= total;
            }
        }

        for (var t = count - 1; t >= 0; t--)
        {
            var at = t * _width;
            float total = 0;
            for (var y = 0; y < size; y++)
            {
                float to = t == count - 1 ? 1 : 0;
                if (t < count - 1)
                {
                    foreach (var z in _after[y])
                    {
                        to += expTransition[(y * size) + z] * potential[at + _width + z] * beta[at + _width + z];
                    }
                }

                beta[at + y] = to;
                total += to;
            }

            for (var y = 0; y < size && total > 0; y++)
            {
                beta[at + y] /= total;
            }
        }

        var gradient = new float[_width];
        var transitionGradient = new float[size * size];
        for (var t = 0; t < count; t++)
        {
            var at = t * _width;
            Array.Clear(gradient);
            float total = 0;
            for (var y = 0; y < size; y++)
            {
                gradient[y] = alpha[at + y] * beta[at + y];
                total += gradient[y];
            }

            for (var y = 0; y < size; y++)
            {
                gradient[y] /= -Math.Max(total, 1e-30f);
            }

            gradient[gold[t]] += 1;
            foreach (var row in rows[t])
            {
                Update(row, gradient, rate, penalty, stateSquares);
            }

            if (t == 0)
            {
                continue;
            }

            transitionGradient[(gold[t - 1] * size) + gold[t]] += 1;
            float pairs = 0;
            for (var y = 0; y < size; y++)
            {
                foreach (var z in _after[y])
                {
                    pairs += alpha[at - _width + y] * expTransition[(y * size) + z] * potential[at + z] * beta[at + z];
                }
            }

            for (var y = 0; y < size; y++)
            {
                foreach (var z in _after[y])
                {
                    transitionGradient[(y * size) + z] -= alpha[at - _width + y] * expTransition[(y * size) + z] * potential[at + z] * beta[at + z] / Math.Max(pairs, 1e-30f);
                }
            }
        }

        for (var i = 0; i < transitionGradient.Length; i++)
        {
            if (transitionGradient[i] != 0)
            {
                transitionSquares[i] += transitionGradient[i] * transitionGradient[i];
                _transition[i] += rate * transitionGradient[i] / (MathF.Sqrt(transitionSquares[i]) + 1e-3f);
            }
        }
    }

    private void Update(int row, float[] gradient, float rate, float penalty, float[] squares)
    {
        var g = MemoryMarshal.Cast<float, Vector<float>>(gradient);
        var w = MemoryMarshal.Cast<float, Vector<float>>(_state.AsSpan(row, _width));
        var s = MemoryMarshal.Cast<float, Vector<float>>(squares.AsSpan(row, _width));
        for (var i = 0; i < g.Length; i++)
        {
            var slope = g[i] - (w[i] * penalty);
            s[i] += slope * slope;
            w[i] += slope * rate / (Vector.SquareRoot(s[i]) + new Vector<float>(1e-3f));
        }
    }
}
