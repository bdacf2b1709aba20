using System.Text;

namespace Candor.Policies.Models;

/// <summary>Tells the topics of the sentences of a policy. See docs/policy-model.md for its data, its licence, its scores and where it fails.</summary>
internal sealed class TopicModel(LinearModel linear, Smoothing smoothing)
{
    /// <summary>The fields: the sentence, its headings, the sentence before, the one after, what the lexicon sees.</summary>
    public const int FieldCount = 5;

    /// <summary>The labels, in the order of the scores.</summary>
    public string[] Labels => linear.Labels;

    /// <summary>Reads a model.</summary>
    /// <exception cref="InvalidDataException">The stream is no model.</exception>
    public static TopicModel Read(Stream stream)
    {
        var linear = LinearModel.Read(stream);
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        return new(linear, Smoothing.Read(reader));
    }

    /// <summary>Writes the model.</summary>
    public void Write(Stream stream)
    {
        linear.Write(stream);
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        smoothing.Write(writer);
    }

    /// <summary>The n-grams of a sentence's fields.</summary>
    public static KeyValuePair<int, int>[][] Fields(TextFeatures features, ReadOnlySpan<char> sentence, ReadOnlySpan<char> headings, ReadOnlySpan<char> before, ReadOnlySpan<char> after, ReadOnlySpan<char> tags) =>
        [features.Of(sentence, 0, 4), features.Of(headings, 1, 3), features.Of(before, 2, 3), features.Of(after, 3, 3), features.Words(tags, 4)];

    /// <summary>The scores of every sentence of a policy; above 0 speaks for the label.</summary>
    public float[][] Score(IReadOnlyList<KeyValuePair<int, int>[][]> sentences, IReadOnlyList<int> sections)
    {
        var first = sentences.Select(linear.Score).ToList();
        return [.. Smoothing.Features(first, sections).Select(smoothing.Score)];
    }

    /// <summary>The n-grams that this model was made for.</summary>
    public TextFeatures NewFeatures() => new(linear.Bits);
}
