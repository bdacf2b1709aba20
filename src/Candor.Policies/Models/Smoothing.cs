namespace Candor.Policies.Models;

/// <summary>
/// Second look at the scores of a whole policy: a sentence is judged again with the scores of its neighbours, of its section and its place, since
/// policies speak of one thing at a time.
/// </summary>
internal sealed class Smoothing(float[][] weights)
{
    /// <summary>The weights by label; the last is the bias.</summary>
    public float[][] Weights => weights;

    /// <summary>Reads the weights.</summary>
    public static Smoothing Read(BinaryReader reader)
    {
        var rows = new float[reader.ReadInt32()][];
        for (var r = 0; r < rows.Length; r++)
        {
            rows[r] = new float[reader.ReadInt32()];
            for (var i = 0; i < rows[r].Length; i++)
            {
                rows[r][i] = reader.ReadSingle();
            }
        }

        return new(rows);
    }

    /// <summary>Writes the weights.</summary>
    public void Write(BinaryWriter writer)
    {
        writer.Write(weights.Length);
        foreach (var row in weights)
        {
            writer.Write(row.Length);
            Array.ForEach(row, writer.Write);
        }
    }

    /// <summary>The features of each sentence of a policy, from the first scores and the number of the section of each.</summary>
    public static float[][] Features(IReadOnlyList<float[]> scores, IReadOnlyList<int> sections)
    {
        if (scores.Count == 0)
        {
            return [];
        }

        var labels = scores[0].Length;
        var squashed = scores.Select(static s => Array.ConvertAll(s, static x => 1 / (1 + MathF.Exp(-3 * x)))).ToArray();
        var bySection = new Dictionary<int, (float[] Sum, int Count)>();
        for (var i = 0; i < squashed.Length; i++)
        {
            if (!bySection.TryGetValue(sections[i], out var section))
            {
                section = (new float[labels], 0);
            }

            for (var l = 0; l < labels; l++)
            {
                section.Sum[l] += squashed[i][l];
            }

            bySection[sections[i]] = (section.Sum, section.Count + 1);
        }

        var features = new float[squashed.Length][];
        for (var i = 0; i < features.Length; i++)
        {
            var row = features[i] = new float[(labels * 8) + 3];
            var (sum, count) = bySection[sections[i]];
            for (var l = 0; l < labels; l++)
            {
                row[l] = scores[i][l];
                row[labels + l] = squashed[i][l];
                row[(labels * 2) + l] = At(squashed, i - 1, l);
                row[(labels * 3) + l] = At(squashed, i + 1, l);
                row[(labels * 4) + l] = (At(squashed, i - 2, l) + At(squashed, i - 3, l)) / 2;
                row[(labels * 5) + l] = (At(squashed, i + 2, l) + At(squashed, i + 3, l)) / 2;
                row[(labels * 6) + l] = count > 1 ? (sum[l] - squashed[i][l]) / (count - 1) : 0;
                row[(labels * 7) + l] = At(squashed, i - 1, l) * At(squashed, i + 1, l);
            }

            row[^3] = (float)i / features.Length;
            row[^2] = row[^3] * row[^3];
            row[^1] = 1;
        }

        return features;
    }

    /// <summary>The second scores of one sentence.</summary>
    public float[] Score(float[] features) => Array.ConvertAll(weights, row =>
    {
        float score = 0;
        for (var i = 0; i < row.Length; i++)
        {
            score += row[i] * features[i];
        }

        return score;
    });

    private static float At(float[][] values, int i, int label) => i < 0 || i >= values.Length ? 0 : values[i][label];
}
