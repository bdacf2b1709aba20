using Candor.PolicyBench.Disclosing;

namespace Candor.Policies.Tests.Contradictions;

/// <summary>Small policies that contradict themselves and some that only look so. A false conflict is an accusation, so that little is borne of it.</summary>
public class ContradictionCasesTests
{
    private const int FewestCases = 60;
    private const double LeastPrecision = 0.96;
    private const double LeastRecall = 0.75;

    [Theory]
    [InlineData("zh", "a")]
    [InlineData("zh", "b")]
    [InlineData("en", "a")]
    [InlineData("en", "b")]
    public void Conflicts_are_told_from_what_only_looks_so(string language, string part)
    {
        var file = Path.Combine(Shipped.Root, "tests", "Candor.Policies.Tests", "Contradictions", $"contradictions.{language}.tsv");
        var (count, wrong) = ContradictionCases.Measure(file, part, Shipped.Reader);
        Assert.True(count.All >= FewestCases);
        Assert.True(count.Precision >= LeastPrecision && count.Recall >= LeastRecall, $"P {count.Precision:F3} R {count.Recall:F3}: {string.Join('\n', wrong)}");
    }
}
