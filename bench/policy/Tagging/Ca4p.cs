using System.Text.Json;
using Candor.Policies.Lexicon;

namespace Candor.PolicyBench.Tagging;

/// <summary>
/// CA4P-483: strict span F1 of the tagger. The set carries no licence: it is read from a folder that the user fetched, a model is trained for the
/// length of this measurement, and neither is kept.
/// </summary>
internal static class Ca4p
{
    /// <summary>Trains on the rebuilt training part and scores the development part.</summary>
    public static (double Precision, double Recall, double F1, SortedDictionary<string, double> ByKind) Measure(string folder, PolicyLexicon lexicon, string[] options)
    {
        var features = new ChineseFeatures(lexicon);
        var train = Train(Path.Combine(folder, "ca4p483_train_rebuilt.json"), options);
        var dev = Dev(Path.Combine(folder, "ca4p483_dev.bmeos"));
        var crf = new Crf(train.Concat(dev).SelectMany(static s => s.Labels));
        var epochs = options.Length > 0 ? int.Parse(options[0], System.Globalization.CultureInfo.InvariantCulture) : 12;
        var rate = options.Length > 1 ? float.Parse(options[1], System.Globalization.CultureInfo.InvariantCulture) : 0.1f;
        var penalty = options.Length > 2 ? float.Parse(options[2], System.Globalization.CultureInfo.InvariantCulture) : 1e-4f;
        crf.Train([.. train.Select(s => (features.Of(string.Concat(s.Tokens)), s.Labels))], epochs, rate, penalty, 7);
        return Score(dev, s => crf.Tag(features.Of(string.Concat(s.Tokens))));
    }

    /// <summary>The development part.</summary>
    public static List<TaggedSentence> Dev(string file)
    {
        var sentences = new List<TaggedSentence>();
        var tokens = new List<string>();
        var labels = new List<string>();
        foreach (var line in File.ReadLines(file).Append(string.Empty))
        {
            if (line.Length > 2 && line[1] == '\t')
            {
                tokens.Add(line[..1]);
                labels.Add(line[2..]);
            }
            else if (line.Length == 0 && tokens.Count > 0)
            {
                sentences.Add(new TaggedSentence([.. tokens], [.. labels]).Bounded());
                tokens.Clear();
                labels.Clear();
            }
        }

        return sentences;
    }

    /// <summary>The training part: sentences with labels, and as many without as asked for.</summary>
    public static List<TaggedSentence> Train(string file, string[] options)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(file));
        var share = options.Length > 3 ? int.Parse(options[3], System.Globalization.CultureInfo.InvariantCulture) : 12_000;
        var set = options.Length > 4 ? options[4] : "negk";
        return [.. json.RootElement.GetProperty("pos").EnumerateArray().Select(Sentence), .. json.RootElement.GetProperty(set).EnumerateArray().Take(share).Select(Sentence)];
    }

    private static TaggedSentence Sentence(JsonElement sentence)
    {
        var tokens = new List<string>();
        var labels = new List<string>();
        foreach (var pair in sentence.EnumerateArray())
        {
            var token = pair[0].GetString()!;
            tokens.Add(token.Length == 1 ? token : " ");
            labels.Add(pair[1].GetString()!);
        }

        return new TaggedSentence([.. tokens], [.. labels]).Bounded();
    }

    private static (double Precision, double Recall, double F1, SortedDictionary<string, double> ByKind) Score(List<TaggedSentence> gold, Func<TaggedSentence, string[]> tag)
    {
        var counts = new SortedDictionary<string, (int Hit, int Found, int Gold)>(StringComparer.Ordinal);
        foreach (var sentence in gold)
        {
            var expected = TaggedSentence.Spans(sentence.Labels);
            var found = TaggedSentence.Spans(tag(sentence));
            foreach (var kind in expected.Concat(found).Select(static s => s.Kind).Distinct(StringComparer.Ordinal))
            {
                var (h, f, g) = counts.GetValueOrDefault(kind);
                counts[kind] = (h + found.Count(s => s.Kind == kind && expected.Contains(s)), f + found.Count(s => s.Kind == kind), g + expected.Count(s => s.Kind == kind));
            }
        }

        var (hit, all, wanted) = counts.Values.Aggregate((a, b) => (a.Hit + b.Hit, a.Found + b.Found, a.Gold + b.Gold));
        var byKind = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var (kind, c) in counts)
        {
            byKind[kind] = 2.0 * c.Hit / Math.Max(1, c.Found + c.Gold);
        }

        return ((double)hit / Math.Max(1, all), (double)hit / Math.Max(1, wanted), 2.0 * hit / Math.Max(1, all + wanted), byKind);
    }
}
