using Candor.PolicyBench.Disclosing;

namespace Candor.Policies.Tests.Disclosures;

/// <summary>What the labelled pieces of policies disclose: <c>tuples.en.tsv</c>, and <c>tuples.en.unseen.tsv</c>, which was not looked at while the reader was mended.</summary>
public class TupleCasesTests
{
    private const int FewestCases = 100;
    private const double LeastPrecision = 0.92;
    private const double LeastRecall = 0.90;

    [Theory]
    [InlineData("tuples.en.tsv")]
    [InlineData("tuples.en.unseen.tsv")]
    public void Most_labelled_tuples_are_told_and_little_else(string file)
    {
        var (actions, cases, wrong) = TupleCases.Measure(Path.Combine(Shipped.Root, "tests", "Candor.Policies.Tests", "Disclosures", file), Shipped.Reader);
        var sum = actions.Values.Aggregate(default(TupleCases.Count), static (a, b) => a + b);
        Assert.True(cases >= FewestCases);
        Assert.True(sum.Precision >= LeastPrecision && sum.Recall >= LeastRecall, $"P {sum.Precision:F3} R {sum.Recall:F3}, {wrong.Count} wrong");
    }
}
