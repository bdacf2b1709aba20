using System.Text;
using Candor.Policies;

namespace Candor.PolicyBench.Disclosing;

/// <summary>
/// Labelled pieces of policies and what they disclose, each as tuples of action, party that collects or gets, data type and polarity
/// (<c>tests/Candor.Policies.Tests/Disclosures/tuples.*.tsv</c>): how many the reader tells, and how many of what it tells are there.
/// </summary>
internal static class TupleCases
{
    /// <summary>Counts of one action.</summary>
    /// <param name="Hit">Labelled tuples that were told.</param>
    /// <param name="Told">Tuples told, those apart that are neither right nor wrong.</param>
    /// <param name="Gold">Labelled tuples.</param>
    internal readonly record struct Count(int Hit, int Told, int Gold)
    {
        public double Precision => (double)Hit / Math.Max(1, Told);

        public double Recall => (double)Hit / Math.Max(1, Gold);

        public static Count operator +(Count a, Count b) => new(a.Hit + b.Hit, a.Told + b.Told, a.Gold + b.Gold);
    }

    /// <summary>Scores a file of cases; wrong ones are listed: what was missed (-) and what was told too much (+).</summary>
    public static (SortedDictionary<string, Count> Actions, int Cases, List<string> Wrong) Measure(string file, PolicyReader reader)
    {
        var actions = new SortedDictionary<string, Count>(StringComparer.Ordinal);
        var wrong = new List<string>();
        var cases = 0;
        foreach (var cells in File.ReadLines(file).Where(static l => l.Length > 0 && l[0] != '#').Select(static l => l.Split('\t')))
        {
            cases++;
            var labels = cells[2].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var gold = labels.Where(static l => l[0] != '(').ToHashSet(StringComparer.Ordinal);
            var neither = labels.Where(static l => l[0] == '(').Select(static l => l.Trim('(', ')')).ToHashSet(StringComparer.Ordinal);
            var text = cells[1].Replace("\\n", "\n", StringComparison.Ordinal);
            var told = reader.Read(Encoding.UTF8.GetBytes(text), text.Contains('\n', StringComparison.Ordinal) ? "case.md" : "case.txt").Disclosures
                .Select(static d => $"{KebabEnum.Format(d.Action)} {d.Party} {d.DataType} {(d.Polarity == Candor.Polarity.Denied ? '-' : '+')}")
                .Where(t => !neither.Contains(t)).ToHashSet(StringComparer.Ordinal);
            foreach (var tuple in gold.Union(told))
            {
                var action = tuple[..tuple.IndexOf(' ', StringComparison.Ordinal)];
                var (isGold, isTold) = (gold.Contains(tuple), told.Contains(tuple));
                actions[action] = actions.GetValueOrDefault(action) + new Count(isGold && isTold ? 1 : 0, isTold ? 1 : 0, isGold ? 1 : 0);
            }

            wrong.AddRange(gold.Except(told).Order(StringComparer.Ordinal).Select(t => $"- {t}\t{cells[1]}"));
            wrong.AddRange(told.Except(gold).Order(StringComparer.Ordinal).Select(t => $"+ {t}\t{cells[1]}"));
        }

        return (actions, cases, wrong);
    }
}
