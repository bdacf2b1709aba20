using System.Text;
using Candor.Policies;

namespace Candor.PolicyBench.Negation;

/// <summary>The labelled pairs of sentence and outcome: how many the reader tells right, by pattern family.</summary>
internal static class PolarityPairs
{
    /// <summary>Scores a file of pairs.</summary>
    public static (int Right, int All, SortedDictionary<string, (int Right, int All)> Families, List<string> Wrong) Measure(string file, PolicyReader reader)
    {
        var families = new SortedDictionary<string, (int Right, int All)>(StringComparer.Ordinal);
        var wrong = new List<string>();
        foreach (var line in File.ReadLines(file).Where(static l => l.Length > 0 && l[0] != '#'))
        {
            var cells = line.Split('\t');
            var told = Outcome(reader.Read(Encoding.UTF8.GetBytes(cells[5]), "sentence.txt"), cells[1], cells[2], cells[3]);
            var right = told[0] == cells[4][0];
            var (r, all) = families.GetValueOrDefault(cells[0]);
            families[cells[0]] = (r + (right ? 1 : 0), all + 1);
            if (!right)
            {
                wrong.Add($"{cells[0]}\twanted {cells[4]} told {told}\t{cells[1]} {cells[2]} {cells[3]}\t{cells[5]}");
            }
        }

        return (families.Values.Sum(static f => f.Right), families.Values.Sum(static f => f.All), families, wrong);
    }

    private static string Outcome(PolicyReading reading, string type, string party, string action)
    {
        var about = reading.Disclosures
            .Where(d => d.DataType == type && (d.Party == PartyIds.First) == (party == "first") && (action == "any" || KebabEnum.Format(d.Action) == action))
            .ToList();
        return about.Exists(static d => d.Polarity == Candor.Polarity.Affirmed && d.Condition is null) ? "+"
            : about.Exists(static d => d.Polarity == Candor.Polarity.Affirmed) ? "+c"
            : about.Exists(static d => d.Condition is null) ? "-"
            : about.Count > 0 ? "~"
            : "?";
    }
}
