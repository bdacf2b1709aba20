namespace Candor.Acceptance.Flows;

/// <summary>The real command over every case, compared exactly.</summary>
public class FlowCaseTests(FlowRun run) : IClassFixture<FlowRun>
{
    /// <summary>Known wrong answers, so that getting better turns a test red too. Empty lines and comments are left out.</summary>
    private static readonly ILookup<string, string> Residual = File.ReadLines(Path.Combine(FlowCase.Folder, "residual.txt"))
        .Where(static line => line.Length > 0 && line[0] != '#')
        .Select(static line => line.Split(": ", 2))
        .ToLookup(static parts => parts[0], static parts => parts[1], StringComparer.Ordinal);

    public static TheoryData<string> Cases => [.. FlowCase.Names()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_analysis_says_what_the_case_says(string name) =>
        Assert.Equal(string.Join('\n', Residual[name].Order(StringComparer.Ordinal)), string.Join('\n', FlowCase.Read(name).Differences(run.Of(name))));

    [Fact]
    public void The_residual_file_names_only_cases_that_are_there() => Assert.Empty(Residual.Select(static r => r.Key).Except(FlowCase.Names(), StringComparer.Ordinal));
}
