using System.Text.Json;
using Candor.Policies;
using Candor.Policies.Lexicon;
using Candor.Policies.Models;
using Candor.Policies.Structure;
using Candor.Policies.Text;

namespace Candor.PolicyBench.Classifying;

/// <summary>CAPP-130 (Zhu et al., NeurIPS 2023, data CC BY 4.0): topics of the sentences of Chinese policies, scored on whole policies never seen.</summary>
internal static class Capp
{
    /// <summary>The label that says that a sentence has a topic.</summary>
    public const string Any = "any";
    private const int Bits = 19;
    private static readonly float[] Fields = [1f, 0.6f, 0.45f, 0.45f, 0.5f];
    private static readonly string[] NotTopics = ["摘要", "潜在风险"];

    /// <summary>A policy of the corpus as the model sees it.</summary>
    internal sealed record CappPolicy(string Name, string[] Texts, IReadOnlySet<string>[] Labels, KeyValuePair<int, int>[][][] Fields, int[] Sections);

    /// <summary>Reads the corpus.</summary>
    public static List<CappPolicy> Load(string file, PolicyLexicon lexicon)
    {
        var documents = new SortedDictionary<string, List<(string Text, HashSet<string> Labels)>>(StringComparer.Ordinal);
        foreach (var line in File.ReadLines(file))
        {
            using var json = JsonDocument.Parse(line);
            var name = json.RootElement.GetProperty("doc").GetString()!;
            if (!documents.TryGetValue(name, out var list))
            {
                documents[name] = list = [];
            }

            list.Add((json.RootElement.GetProperty("text").GetString()!, [.. json.RootElement.GetProperty("labels").EnumerateArray().Select(static l => l.GetString()!).Except(NotTopics)]));
        }

        return [.. documents.Select(d => Policy(d.Key, d.Value, lexicon))];
    }

    /// <summary>The labels of the corpus, ascending.</summary>
    public static string[] Labels(IEnumerable<CappPolicy> policies) => [.. policies.SelectMany(static p => p.Labels).SelectMany(static l => l).Append(Any).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>Trains both looks; the first scores that the second learns from come from models that did not see their policy.</summary>
    public static TopicModel Train(IReadOnlyList<CappPolicy> policies, string[] labels)
    {
        const int Folds = 4;
        var scores = new Dictionary<string, float[][]>(StringComparer.Ordinal);
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = First([.. policies.Where((_, i) => i % Folds != fold)], labels);
            foreach (var policy in policies.Where((_, i) => i % Folds == fold))
            {
                scores[policy.Name] = [.. policy.Fields.Select(model.Score)];
            }
        }

        var rows = policies.SelectMany(p => Smoothing.Features(scores[p.Name], p.Sections)).ToList();
        var dense = Enumerable.Range(0, rows[0].Length).ToArray();
        var told = policies.SelectMany(static p => p.Labels).Select(WithAny).ToList();
        var weights = labels.Select((label, l) =>
        {
            var own = Enumerable.Range(0, rows.Count).Where(i => Uses(label, told[i])).ToArray();
            return WithBias(LinearTrainer.Train([.. own.Select(i => (dense, rows[i]))], i => told[own[i]].Contains(label), dense.Length, 0.1f, 1.3f, 100 + l, 30));
        }).ToArray();
        return new(First(policies, labels), new(weights));
    }

    /// <summary>The figures of a model on policies that it did not see.</summary>
    /// <param name="Micro">Micro F1 of the topics of the sentences that have one, as the corpus' authors and all since report it.</param>
    /// <param name="Macro">Macro F1 of the same.</param>
    /// <param name="MicroUnseen">Micro F1 of those of them that stand in no training policy verbatim.</param>
    /// <param name="EndToEnd">Micro F1 over all sentences, where whether a sentence has a topic at all must be told too.</param>
    /// <param name="Any">F1 of whether a sentence has a topic.</param>
    internal sealed record Figures(double Micro, double Macro, double MicroUnseen, double EndToEnd, double Any);

    /// <summary>Scores a model.</summary>
    public static Figures Score(TopicModel model, IReadOnlyList<CappPolicy> policies, IReadOnlyList<CappPolicy> trained)
    {
        var seen = trained.SelectMany(static p => p.Texts).ToHashSet(StringComparer.Ordinal);
        var any = Array.IndexOf(model.Labels, Any);
        var topics = Enumerable.Range(0, model.Labels.Length).Where(l => l != any).ToArray();
        var (all, unseen, whole) = (new Count[model.Labels.Length], new Count[model.Labels.Length], new Count[model.Labels.Length]);
        var gate = default(Count);
        foreach (var policy in policies)
        {
            var scores = model.Score(policy.Fields, policy.Sections);
            for (var i = 0; i < scores.Length; i++)
            {
                var best = topics.MaxBy(l => scores[i][l]);
                var has = policy.Labels[i].Count > 0;
                gate.Add(scores[i][any] > 0, has);
                foreach (var l in topics)
                {
                    var (found, gold) = (scores[i][l] > 0 || l == best, policy.Labels[i].Contains(model.Labels[l]));
                    whole[l].Add(found && scores[i][any] > 0, gold);
                    if (has)
                    {
                        all[l].Add(found, gold);
                        if (!seen.Contains(policy.Texts[i]))
                        {
                            unseen[l].Add(found, gold);
                        }
                    }
                }
            }
        }

        return new(Micro(all), topics.Average(l => all[l].F1), Micro(unseen), Micro(whole), gate.F1);
    }

    /// <summary>
    /// How often the second opinion finds what is not there. Of each policy the sentences that people gave a topic are left out; what the model is still sure of is
    /// false. The neighbours of what was left out stay, and speak of the topic, so that this is more than it would be in a policy without the topic.
    /// </summary>
    public static (int False, int Asked, int Found, int Holding) SecondOpinion(TopicModel model, IReadOnlyList<CappPolicy> policies, float sure)
    {
        var (wrong, asked, found, holding) = (0, 0, 0, 0);
        var any = Array.IndexOf(model.Labels, Any);
        foreach (var policy in policies)
        {
            var scores = model.Score(policy.Fields, policy.Sections);
            foreach (var (topic, _) in TopicReader.Contents)
            {
                var label = Array.IndexOf(model.Labels, topic);
                bool Sure(int i) => scores[i][any] > 0 && scores[i][label] > sure;
                asked++;
                wrong += Enumerable.Range(0, scores.Length).Any(i => !policy.Labels[i].Contains(topic) && Sure(i)) ? 1 : 0;
                if (policy.Labels.Any(l => l.Contains(topic)))
                {
                    holding++;
                    found += Enumerable.Range(0, scores.Length).Any(i => policy.Labels[i].Contains(topic) && Sure(i)) ? 1 : 0;
                }
            }
        }

        return (wrong, asked, found, holding);
    }

    /// <summary>
    /// How far the people who labelled the corpus agree with one another: micro and macro F1 between the topics of a sentence in one policy and those of the same sentence
    /// in another, over all sentences that stand in more than one and have a topic in both. No model can be expected to agree with them more than they do.
    /// </summary>
    public static (double Micro, double Macro, int Sentences) Agreement(IReadOnlyList<CappPolicy> policies, string[] labels)
    {
        var told = new SortedDictionary<string, List<IReadOnlySet<string>>>(StringComparer.Ordinal);
        foreach (var policy in policies)
        {
            foreach (var group in policy.Texts.Select((text, i) => (text, i)).Where(t => policy.Labels[t.i].Count > 0).GroupBy(static t => t.text, StringComparer.Ordinal))
            {
                if (!told.TryGetValue(group.Key, out var list))
                {
                    told[group.Key] = list = [];
                }

                list.Add(policy.Labels[group.First().i]);
            }
        }

        var topics = labels.Where(static l => l != Any).ToArray();
        var (hit, one, other) = (new double[topics.Length], new double[topics.Length], new double[topics.Length]);
        var repeated = told.Values.Where(static l => l.Count > 1).ToList();
        foreach (var list in repeated)
        {
            foreach (var (a, b) in from a in list from b in list where !ReferenceEquals(a, b) select (a, b))
            {
                for (var t = 0; t < topics.Length; t++)
                {
                    var weight = 1.0 / (list.Count - 1);
                    hit[t] += a.Contains(topics[t]) && b.Contains(topics[t]) ? weight : 0;
                    one[t] += a.Contains(topics[t]) ? weight : 0;
                    other[t] += b.Contains(topics[t]) ? weight : 0;
                }
            }
        }

        return (2 * hit.Sum() / (one.Sum() + other.Sum()), topics.Select((_, t) => 2 * hit[t] / Math.Max(1, one[t] + other[t])).Average(), repeated.Count);
    }

    // The last feature is always 1: the bias of the trainer is added to its weight.
    private static float[] WithBias(float[] trained)
    {
        var weights = trained[..^1];
        weights[^1] += trained[^1];
        return weights;
    }

    private static LinearModel First(IReadOnlyList<CappPolicy> policies, string[] labels)
    {
        var told = policies.SelectMany(static p => p.Labels).Select(WithAny).ToList();
        return LinearTrainer.Train([.. policies.SelectMany(static p => p.Fields)], told, labels, Bits, Fields, 0.35f, static _ => 1.5f, 1, (label, i) => Uses(label, told[i]));
    }

    private static CappPolicy Policy(string name, List<(string Text, HashSet<string> Labels)> lines, PolicyLexicon lexicon)
    {
        var builder = new TextBuilder(PolicyLimits.Default);
        var blocks = new int[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            builder.Open(BlockKind.Paragraph);
            builder.Append(lines[i].Text);
            blocks[i] = builder.Close();
        }

        var text = builder.Build("text/plain", string.Empty, [], true);
        var structure = StructureReader.Read(text);
        var first = structure.Sentences.GroupBy(static s => s.Block).ToDictionary(static g => g.Key, static g => g.First());
        var features = new TextFeatures(Bits);
        var fields = new KeyValuePair<int, int>[lines.Count][][];
        var sections = new int[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            var sentence = first.GetValueOrDefault(blocks[i]);
            sections[i] = sentence?.Section ?? -1;
            var headings = sentence is null ? string.Empty : string.Join('\n', structure.PathOf(sentence));
            fields[i] = TopicModel.Fields(features, lines[i].Text, headings, i > 0 ? lines[i - 1].Text : string.Empty, i + 1 < lines.Count ? lines[i + 1].Text : string.Empty, SentenceTags.Of(lexicon, lines[i].Text, new(0, lines[i].Text.Length)));
        }

        return new(name, [.. lines.Select(static l => l.Text)], [.. lines.Select(static l => l.Labels)], fields, sections);
    }

    private static double Micro(Count[] counts) => 2.0 * counts.Sum(static c => c.Hit) / Math.Max(1, counts.Sum(static c => c.Found + c.Gold));

    private static IReadOnlySet<string> WithAny(IReadOnlySet<string> labels) => labels.Count == 0 ? labels : labels.Append(Any).ToHashSet(StringComparer.Ordinal);

    // Topics are learned from sentences that have one; whether a sentence has one is learned from all.
    private static bool Uses(string label, IReadOnlySet<string> told) => label == Any || told.Count > (told.Contains(Any) ? 1 : 0);

    private struct Count
    {
        public int Hit;
        public int Found;
        public int Gold;

        public readonly double F1 => 2.0 * Hit / Math.Max(1, Found + Gold);

        public void Add(bool found, bool gold)
        {
            Hit += found && gold ? 1 : 0;
            Found += found ? 1 : 0;
            Gold += gold ? 1 : 0;
        }
    }
}
