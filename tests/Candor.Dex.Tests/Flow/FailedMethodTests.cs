using Candor.Dex.Tests.Support;

namespace Candor.Dex.Tests.Flow;

/// <summary>Where the analysis itself fails, one method is lost and told; what else there is stands.</summary>
public class FailedMethodTests
{
    private static readonly DexProgram Program = DexProgram.Create([DexFile.Open(Fixture.Bytes("gates.dex"), "gates.dex")]);

    [Fact]
    public void A_method_on_which_the_analysis_fails_counts_as_one_that_cannot_be_read()
    {
        FlowAnalysis analysis = Analysis(_ => throw new InvalidOperationException());
        analysis.BeginRound();
        FlowFrame frame = FlowAnalysis.NewFrame();
        analysis.Call(frame, Method("boxed"), [], 0);
        analysis.Call(frame, Method("compared"), [], 1);
        analysis.Settle();

        FlowCut cut = Assert.Single(analysis.Cuts, static c => c.Reason == "fault");
        Assert.Equal((Method("boxed"), 1), (cut.MethodId, cut.Count));
        Assert.True(analysis.MethodCount > 2);
    }

    [Fact]
    public void A_driver_that_fails_is_told_and_ends_nothing()
    {
        FlowAnalysis analysis = Analysis(null);
        analysis.Guard(static () => throw new KeyNotFoundException());
        Assert.Equal(1, analysis.CutOffs["fault"]);
        Assert.Empty(analysis.Flows());
    }

    [Fact]
    public void The_end_of_time_is_no_mistake() =>
        Assert.Throws<OperationCanceledException>(static () => Analysis(null).Guard(static () => throw new OperationCanceledException()));

    private static FlowAnalysis Analysis(Func<long, string?>? resources)
    {
        FlowRules rules = new([], [], [new FlowModel("Ljava/lang/Boolean;->valueOf", "resource return, arg1")], [], [], [], []);
        return new FlowAnalysis(ClassHierarchy.Create(Program, Fixture.Framework()), rules, new FlowOptions { ResourceText = resources });
    }

    private static int Method(string name) =>
        Enumerable.Range(0, Program.MethodCount).Single(m => Program.Describe(m).StartsWith($"Lexample/gates/Door;->{name}(", StringComparison.Ordinal));
}
