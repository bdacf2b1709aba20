using System.Text;

namespace Candor.Policies.Models;

/// <summary>
/// One linear score for each label over hashed n-grams weighted by rarity, each field of unit length. Weights are bytes with a scale for each label;
/// the file is little-endian: magic, bits, fields, labels, rarity, weights.
/// </summary>
internal sealed class LinearModel
{
    private const uint Magic = 0x314D4C43;
    private const float RarityStep = 16f;
    private const float Bend = 3f;
    private readonly byte[] _rarity;
    private readonly sbyte[] _weights;
    private readonly float[] _scales;
    private readonly float[] _bias;

    // What each byte stands for, in parts of the largest weight: fine near zero, where most weights are.
    private readonly float[] _steps = [.. Enumerable.Range(sbyte.MinValue, 256).Select(static q => Math.Sign(q) * MathF.Pow(Math.Abs(q) / 127f, Bend))];

    /// <summary>Makes a model of weights by bucket, then label.</summary>
    public LinearModel(int bits, float[] fields, string[] labels, byte[] rarity, sbyte[] weights, float[] scales, float[] bias)
    {
        (Bits, Fields, Labels, _rarity, _weights, _scales, _bias) = (bits, fields, labels, rarity, weights, scales, bias);
    }

    /// <summary>The binary logarithm of the number of buckets.</summary>
    public int Bits { get; }

    /// <summary>How much each field counts.</summary>
    public float[] Fields { get; }

    /// <summary>The labels, in the order of the scores.</summary>
    public string[] Labels { get; }

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">The stream is no model.</exception>
    public static LinearModel Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        if (reader.ReadUInt32() != Magic)
        {
            throw new InvalidDataException("The stream holds no linear model.");
        }

        var bits = reader.ReadInt32();
        var fields = Floats(reader, reader.ReadInt32());
        var labels = new string[reader.ReadInt32()];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = reader.ReadString();
        }

        var scales = Floats(reader, labels.Length);
        var bias = Floats(reader, labels.Length);
        var rarity = reader.ReadBytes(1 << bits);
        var weights = reader.ReadBytes((1 << bits) * labels.Length);
        return new(bits, fields, labels, rarity, Array.ConvertAll(weights, static b => unchecked((sbyte)b)), scales, bias);
    }

    /// <summary>Writes the model.</summary>
    public void Write(Stream stream)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(Bits);
        writer.Write(Fields.Length);
        Array.ForEach(Fields, writer.Write);
        writer.Write(Labels.Length);
        Array.ForEach(Labels, writer.Write);
        Array.ForEach(_scales, writer.Write);
        Array.ForEach(_bias, writer.Write);
        writer.Write(_rarity);
        writer.Write(Array.ConvertAll(_weights, static w => unchecked((byte)w)));
    }

    /// <summary>The weighted features of a sentence's fields.</summary>
    public static (int[] Buckets, float[] Values) Vector(IReadOnlyList<KeyValuePair<int, int>[]> fields, float[] fieldWeights, byte[] rarity)
    {
        var count = fields.Sum(static f => f.Length);
        var buckets = new int[count];
        var values = new float[count];
        var at = 0;
        for (var f = 0; f < fields.Count; f++)
        {
            var start = at;
            float square = 0;
            foreach (var (bucket, occurrences) in fields[f])
            {
                var value = (1 + MathF.Log(occurrences)) * (rarity[bucket] / RarityStep);
                (buckets[at], values[at]) = (bucket, value);
                square += value * value;
                at++;
            }

            var scale = square > 0 ? fieldWeights[f] / MathF.Sqrt(square) : 0;
            for (var i = start; i < at; i++)
            {
                values[i] *= scale;
            }
        }

        return (buckets, values);
    }

    /// <summary>The rarity of a bucket as a byte: the inverse document frequency in sixteenths.</summary>
    public static byte Rarity(int documents, int holding) => (byte)Math.Clamp((int)MathF.Round((1 + MathF.Log((1f + documents) / (1f + holding))) * RarityStep), 0, 255);

    /// <summary>The byte of a weight, given the largest of its label.</summary>
    public static sbyte Quantise(float weight, float largest) =>
        (sbyte)(Math.Sign(weight) * MathF.Round(127 * MathF.Pow(Math.Abs(weight) / largest, 1 / Bend)));

    /// <summary>The score of each label; above 0 speaks for it.</summary>
    public float[] Score(IReadOnlyList<KeyValuePair<int, int>[]> fields)
    {
        var (buckets, values) = Vector(fields, Fields, _rarity);
        var scores = new float[Labels.Length];
        for (var i = 0; i < buckets.Length; i++)
        {
            var row = _weights.AsSpan(buckets[i] * Labels.Length, Labels.Length);
            for (var l = 0; l < row.Length; l++)
            {
                scores[l] += values[i] * _steps[row[l] - sbyte.MinValue];
            }
        }

        for (var l = 0; l < scores.Length; l++)
        {
            scores[l] = (scores[l] * _scales[l]) + _bias[l];
        }

        return scores;
    }

    private static float[] Floats(BinaryReader reader, int count)
    {
        var values = new float[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = reader.ReadSingle();
        }

        return values;
    }
}
