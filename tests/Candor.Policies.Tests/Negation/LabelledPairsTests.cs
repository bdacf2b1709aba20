namespace Candor.Policies.Tests.Negation;

/// <summary>
/// Every labelled pair of sentence and outcome in <c>pairs.zh.tsv</c> and <c>pairs.en.tsv</c>. What is told wrong today stands in
/// <c>pairs.known-wrong.tsv</c>, so that getting better shows as well as getting worse.
/// </summary>
public class LabelledPairsTests
{
    private const int FewestPairs = 400;
    private const double LeastRight = 0.97;
    private static readonly string Folder = Path.Combine(Shipped.Root, "tests", "Candor.Policies.Tests", "Negation");

    [Theory]
    [InlineData("zh")]
    [InlineData("en")]
    public void The_outcome_is_the_labelled_one_but_for_the_known_wrong(string language)
    {
        var wrong = new List<string>();
        var families = new Dictionary<string, (int Right, int All)>(StringComparer.Ordinal);
        foreach (var line in Lines($"pairs.{language}.tsv"))
        {
            var cells = line.Split('\t');
            var outcome = Outcome(Shipped.Read(cells[5], "sentence.txt"), cells[1], cells[2], cells[3]);
            var isRight = outcome == cells[4][..1];
            var (right, all) = families.GetValueOrDefault(cells[0]);
            families[cells[0]] = (right + (isRight ? 1 : 0), all + 1);
            if (!isRight)
            {
                wrong.Add($"{language}\t{outcome}\t{line}");
            }
        }

        Assert.True(families.Values.Sum(static f => f.All) >= FewestPairs);
        Assert.True(families.Values.Average(static f => (double)f.Right / f.All) >= LeastRight, "the mean over the families");
        Assert.Equal(Lines("pairs.known-wrong.tsv").Where(l => l.StartsWith(language, StringComparison.Ordinal)), wrong);
    }

    private static IEnumerable<string> Lines(string file) => File.ReadLines(Path.Combine(Folder, file)).Where(static l => l.Length > 0 && l[0] != '#');

    private static string Outcome(PolicyReading reading, string type, string party, string action)
    {
        var about = reading.Disclosures
            .Where(d => d.DataType == type && (d.Party == PartyIds.First) == (party == "first") && (action == "any" || KebabEnum.Format(d.Action) == action))
            .ToList();
        return about.Exists(static d => d.Polarity == Polarity.Affirmed) ? "+"
            : about.Exists(static d => d.Condition is null) ? "-"
            : about.Count > 0 ? "~"
            : "?";
    }
}
