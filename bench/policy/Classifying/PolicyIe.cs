using System.Text.Json;
using Candor.Policies.Lexicon;
using Candor.Policies.Models;

namespace Candor.PolicyBench.Classifying;

/// <summary>PolicyIE (Ahmad et al., ACL 2021, MIT): what an English sentence of a policy speaks of; five intents, one a sentence.</summary>
internal static class PolicyIe
{
    private const int Bits = 18;

    /// <summary>Trains the model that ships.</summary>
    public static LinearModel Train(string file, PolicyLexicon lexicon)
    {
        var data = Load(file);
        var names = data.Select(static d => d.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var features = new TextFeatures(Bits);
        return LinearTrainer.Train(
            [.. data.Select(d => Fields(features, d.Sentence, lexicon))],
            [.. data.Select(static d => (IReadOnlySet<string>)new HashSet<string>(StringComparer.Ordinal) { d.Label })],
            names, Bits, [1f, 1f], 1f, static n => n == "Other" ? 1f : 2f, 1);
    }

    /// <summary>The share of sentences whose intent is told right, which for one label a sentence is the micro F1.</summary>
    public static double Score(LinearModel model, string file, PolicyLexicon lexicon)
    {
        var features = new TextFeatures(model.Bits);
        var data = Load(file);
        return data.Count(d =>
        {
            var scores = model.Score(Fields(features, d.Sentence, lexicon));
            return model.Labels[Array.IndexOf(scores, scores.Max())] == d.Label;
        }) / (double)data.Count;
    }

    private static KeyValuePair<int, int>[][] Fields(TextFeatures features, string sentence, PolicyLexicon lexicon) =>
        [features.Of(sentence, 0, 4), features.Words(SentenceTags.Of(lexicon, sentence, new(0, sentence.Length)), 1)];

    private static List<(string Sentence, string Label)> Load(string file)
    {
        var data = new List<(string, string)>();
        foreach (var line in File.ReadLines(file).Where(static l => l.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            data.Add((json.RootElement.GetProperty("sentence").GetString()!, json.RootElement.GetProperty("label").GetString()!));
        }

        return data;
    }
}
