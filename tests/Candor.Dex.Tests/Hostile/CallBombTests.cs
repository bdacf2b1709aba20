using Candor.Dex.Tests.Support;

namespace Candor.Dex.Tests.Hostile;

/// <summary>Methods that call one another in ways that would never end if each call were followed: all are followed to the end, or say what they left out.</summary>
public class CallBombTests
{
    /// <summary>Bytes of stack, as the driver of the analysis gives it.</summary>
    private const int StackBytes = 512 << 20;

    [Fact]
    public void Data_comes_up_a_chain_of_five_thousand_calls()
    {
        const int last = 5_000;
        FlowAnalysis analysis = Run(
            [[1, ChainDex.Send], .. Enumerable.Range(2, last - 1).Select(static next => new[] { next }), [ChainDex.Secret]], new FlowOptions());

        DataFlow flow = Assert.Single(analysis.Flows());
        Assert.Equal((ChainDex.Signature(last), ChainDex.Signature(0)), (Described(analysis, flow.SourceMethod), Described(analysis, flow.SinkMethod)));

        // The flow is found; its path would be longer than what is told of one, and the result says so.
        Assert.Equal("paths", Assert.Single(analysis.Cuts).Reason);
        Assert.Contains(flow.Steps, static s => s.Kind == FlowStepKind.Unexplained);
    }

    [Fact]
    public void A_circle_of_three_thousand_methods_ends()
    {
        const int last = 3_000;
        FlowAnalysis analysis = Run(
            [[1, ChainDex.Send], .. Enumerable.Range(2, last - 1).Select(static next => new[] { next }), [1, ChainDex.Secret]], new FlowOptions());

        Assert.Single(analysis.Flows());
        Assert.False(analysis.IsOverBudget);
    }

    [Fact]
    public void Forty_layers_of_four_calls_each_are_followed_without_following_each_of_their_paths()
    {
        // Four to the power of forty ways lead down.
        FlowAnalysis analysis = Run(
            [[1, ChainDex.Send], .. Enumerable.Range(2, 40).Select(static next => new[] { next, next, next, next }), [ChainDex.Secret]], new FlowOptions());

        Assert.Single(analysis.Flows());
        Assert.Empty(analysis.Cuts);
        Assert.True(analysis.Work < 100_000);
    }

    [Fact]
    public void Methods_that_all_call_all_end_with_the_budget_and_keep_what_was_found_before()
    {
        const int methods = 400;
        int[] all = [.. Enumerable.Range(1, methods)];
        int[][] calls = [[ChainDex.Secret, ChainDex.Send, 1], .. Enumerable.Repeat<int[]>([.. all, ChainDex.Secret, ChainDex.Send], methods)];

        FlowAnalysis analysis = Run(calls, new FlowOptions { MaxWork = 300_000 });

        Assert.True(analysis.IsOverBudget);
        Assert.Contains(analysis.Cuts, static c => c.Reason == "budget" && c.MethodId >= 0);
        Assert.Contains(analysis.Flows(), f => f.SourceMethod == f.SinkMethod && Described(analysis, f.SinkMethod) == ChainDex.Signature(0));
    }

    [Fact]
    public void The_same_bomb_is_cut_at_the_same_place()
    {
        const int methods = 100;
        int[][] calls = [[1], .. Enumerable.Repeat<int[]>([.. Enumerable.Range(1, methods), ChainDex.Secret, ChainDex.Send], methods)];

        string[] results =
        [
            .. Enumerable.Range(0, 2).Select(_ => Run(calls, new FlowOptions { MaxWork = 100_000 }))
                .Select(static a => string.Join('\n', [a.Work, .. a.Cuts, .. a.Flows().Select(static f => (object)(f.SourceMethod, f.SinkMethod, f.Steps.Count))])),
        ];

        Assert.Contains("budget", results[0]);
        Assert.Equal(results[0], results[1]);
    }

    private static string Described(FlowAnalysis analysis, int method) => analysis.Hierarchy.Program.Describe(method);

    private static FlowAnalysis Run(IReadOnlyList<IReadOnlyList<int>> calls, FlowOptions options)
    {
        FlowRules rules = new(
            [new FlowSource(FlowSourceKind.Method, ChainDex.SecretSignature, null)], [new FlowSink(ChainDex.SendSignature)], [], [], [], [], []);
        ClassHierarchy hierarchy = ClassHierarchy.Create(DexProgram.Create([DexFile.Open(ChainDex.Build(calls), "chain.dex")]), Fixture.Framework());
        FlowAnalysis analysis = new(hierarchy, rules, options);
        Assert.Empty(hierarchy.Program.Problems);
        Assert.True(hierarchy.Program.TryFindMethod(ChainDex.Signature(0), out int first));
        Thread thread = new(
            () =>
            {
                analysis.BeginRound();
                analysis.Call(FlowAnalysis.NewFrame(), first, [], 0);
                analysis.Settle();
            },
            StackBytes);
        thread.Start();
        thread.Join();
        return analysis;
    }
}
