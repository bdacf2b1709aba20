using System.Text;
using Candor.Policies;

namespace Candor.PolicyBench.Disclosing;

/// <summary>
/// Small policies that contradict themselves and some that only look so (<c>tests/Candor.Policies.Tests/Contradictions/contradictions.*.tsv</c>): how many
/// contradictions the reader tells as conflicts, and how many of what it tells are some.
/// </summary>
internal static class ContradictionCases
{
    /// <summary>Counts of one part.</summary>
    /// <param name="Hit">Contradictions told.</param>
    /// <param name="Told">Policies of which a conflict was told.</param>
    /// <param name="True">Policies with a contradiction.</param>
    /// <param name="All">Policies.</param>
    internal readonly record struct Count(int Hit, int Told, int True, int All)
    {
        public double Precision => (double)Hit / Math.Max(1, Told);

        public double Recall => (double)Hit / Math.Max(1, True);
    }

    /// <summary>Scores the cases of a part; wrong ones are listed.</summary>
    public static (Count Count, List<string> Wrong) Measure(string file, string part, PolicyReader reader)
    {
        var count = default(Count);
        var wrong = new List<string>();
        foreach (var cells in File.ReadLines(file).Where(static l => l.Length > 0 && l[0] != '#').Select(static l => l.Split('\t')).Where(c => c[0] == part))
        {
            var text = cells[3].Replace("\\n", "\n", StringComparison.Ordinal);
            var isTrue = cells[1] == "conflict";
            var isTold = reader.Read(Encoding.UTF8.GetBytes(text), "case.md").Policy.Contradictions.Any(static c => c.Kind == ContradictionKind.Conflict);
            count = new(count.Hit + (isTrue && isTold ? 1 : 0), count.Told + (isTold ? 1 : 0), count.True + (isTrue ? 1 : 0), count.All + 1);
            if (isTrue != isTold)
            {
                wrong.Add($"{(isTrue ? '-' : '+')} {cells[2]}\t{cells[3]}");
            }
        }

        return (count, wrong);
    }
}
