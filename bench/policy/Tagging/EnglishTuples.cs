using System.Text;
using System.Text.Json;
using Candor.Policies;
using Candor.Policies.Text;

namespace Candor.PolicyBench.Tagging;

/// <summary>
/// PolicyIE (Ahmad et al., ACL 2021, MIT), slots of type I: which data a sentence says to be collected or shared. A gold pair is a data type that the lexicon knows
/// inside a span of data with the action of the span; a told pair is an affirmed disclosure. What the lexicon does not know is counted apart, as spans without a known type.
/// </summary>
internal static class EnglishTuples
{
    /// <summary>Counts of one action.</summary>
    internal sealed class Count
    {
        public int Hit { get; set; }

        public int Told { get; set; }

        public int Gold { get; set; }

        public double Precision => (double)Hit / Math.Max(1, Told);

        public double Recall => (double)Hit / Math.Max(1, Gold);
    }

    /// <summary>Scores a file; wrong ones are listed: what was missed (-) and what was told too much (+).</summary>
    public static (Count Collect, Count Share, int Spans, int Known, List<string> Wrong) Measure(string file, PolicyReader reader)
    {
        var (collect, share) = (new Count(), new Count());
        var (spans, known) = (0, 0);
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(file).Where(static l => l.Length > 0))
        {
            using var json = JsonDocument.Parse(line);
            var tokens = json.RootElement.GetProperty("tokens").EnumerateArray().Select(static t => t.GetString()!).ToArray();
            var labels = json.RootElement.GetProperty("labels").EnumerateArray().Select(static t => t.GetString()!).ToArray();
            var (text, starts) = Join(tokens);
            var (collected, shared, any) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
            var hits = reader.Lexicon.FindData(text, new(0, text.Length));
            foreach (var (from, to, kind) in TaggedSentence.Spans(labels).Where(static s => s.Kind.Contains(".data-", StringComparison.Ordinal)))
            {
                var span = new TextSpan(starts[from], starts[to] + tokens[to].Length - starts[from]);
                var types = hits.Where(h => h.Span.Start < span.End && h.Span.End > span.Start).Select(static h => h.Value.Id).ToList();
                spans++;
                known += types.Count > 0 ? 1 : 0;
                if (types.Count == 0)
                {
                    wrong.Add("? " + span.In(text));
                }

                any.UnionWith(types);
                (kind.StartsWith("data-collected", StringComparison.Ordinal) ? collected : kind.StartsWith("data-shared", StringComparison.Ordinal) ? shared : any).UnionWith(types);
            }

            var told = reader.Read(Encoding.UTF8.GetBytes(text), "sentence.txt").Disclosures.Where(static d => d.Polarity == Polarity.Affirmed).ToList();
            var own = told.Where(static d => d.Action is DisclosureAction.Collect or DisclosureAction.Use or DisclosureAction.Store).Select(static d => d.DataType).ToHashSet(StringComparer.Ordinal);
            var given = told.Where(static d => d.Action is DisclosureAction.Share or DisclosureAction.Sell or DisclosureAction.Transfer).Select(static d => d.DataType).ToHashSet(StringComparer.Ordinal);
            Add(collect, own, collected, any, text, "collect", wrong);
            Add(share, given, shared, any, text, "share", wrong);
        }

        return (collect, share, spans, known, wrong);
    }

    // What is marked as data of another slot (retained, protected) is neither right nor wrong.
    private static void Add(Count count, HashSet<string> told, SortedSet<string> gold, SortedSet<string> any, string text, string action, List<string> wrong)
    {
        count.Gold += gold.Count;
        count.Hit += gold.Count(told.Contains);
        count.Told += told.Count(t => gold.Contains(t) || !any.Contains(t) || action == "share");
        wrong.AddRange(gold.Where(g => !told.Contains(g)).Select(g => $"- {action} {g} :: {text}"));
        wrong.AddRange(told.Where(t => !gold.Contains(t) && (!any.Contains(t) || action == "share")).Select(t => $"+ {action} {t} :: {text}"));
    }

    private static (string Text, int[] Starts) Join(string[] tokens)
    {
        var text = new StringBuilder();
        var starts = new int[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            var tight = i == 0 || tokens[i] is "." or "," or ";" or ":" or ")" or "'s" or "’s" or "n't" or "n’t" or "?" || tokens[i - 1] is "(" or "/" || tokens[i] is "/";
            text.Append(tight ? string.Empty : " ");
            starts[i] = text.Length;
            text.Append(tokens[i]);
        }

        return (text.ToString(), starts);
    }
}
