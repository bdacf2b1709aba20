using Candor.Android.Flows;
using Candor.Android.Packages;
using Candor.Dex;
using Candor.Knowledge;

namespace Candor.Acceptance.Flows;

/// <summary>The steps by which the real command says that data comes from a source to a sink.</summary>
public class FlowPathTests(FlowRun run) : IClassFixture<FlowRun>
{
    public static TheoryData<string> Cases => [.. FlowCase.Names()];

    /// <summary>One case for each kind of step, and what its path is, in full.</summary>
    public static TheoryData<string, string[]> Paths => new()
    {
        {
            "Aliasing/Argument-leak",
            [
                "source Main.onCreate @3 0 v0",
                "call Main.onCreate @13 0 v0",
                "store Fill.put @0 1 p0.a",
                "return Main.onCreate @13 2 v2.a",
                "load Main.onCreate @16 4 v3.a",
                "sink Main.onCreate @20 4 v4",
            ]
        },
        {
            "Collections/MapKey-leak",
            [
                "source Main.onCreate @3 0 v0",
                "store Main.onCreate @14 0 v2{id}",
                "load Main.onCreate @17 4 v2{id}",
                "sink Main.onCreate @25 4 v4",
            ]
        },
        {
            "Components/ExplicitIntent-leak",
            [
                "source Main.onCreate @3 0 v0",
                "store Main.onCreate @16 0 v2{id}",
                "handover Main.onCreate @19 2 v2{id}",
                "handover Other.onCreate entry 4 p0.intent{id}",
                "load Other.onCreate @9 0 v0{id}",
                "sink Other.onCreate @15 0 v0",
            ]
        },
        {
            "Components/Preferences-leak",
            [
                "source Main.onCreate @3 0 v0",
                "store Main.onCreate @20 0 shared.preferences{box}{id}",
                "handover Other.onCreate entry - shared.preferences{box}{id}",
                "load Other.onCreate @14 0 v0{id}",
                "sink Other.onCreate @20 0 v0",
            ]
        },
        {
            "Implicit/Assigned-leak",
            [
                "source Main.onCreate @3 0 v0",
                "library Main.onCreate @9 3 v3",
                "condition Main.onCreate @15 3 v3",
                "assign Main.onCreate @17 4 v4",
                "sink Main.onCreate @21 4 v4",
            ]
        },
        {
            "Statics/Field-leak",
            [
                "source Main.onCreate @3 0 v0",
                "store Main.onCreate @7 0 static Lcom/example/Store;.value",
                "handover Main.onResume entry - static Lcom/example/Store;.value",
                "load Main.onResume @3 0 static Lcom/example/Store;.value",
                "sink Main.onResume @7 0 v0",
            ]
        },
        {
            "Strings/Builder-leak",
            [
                "source Main.onCreate @3 0 v0",
                "library Main.onCreate @18 3 v3",
                "library Main.onCreate @21 4 v4",
                "sink Main.onCreate @27 4 v4",
            ]
        },
        {
            "Threads/Thread-leak",
            [
                "source Main.onCreate @3 0 v0",
                "call Main.onCreate @9 0 v0",
                "store Work.<init> @3 1 p0.id",
                "return Main.onCreate @9 2 v2.id",
                "handover Main.onCreate @17 3 v3.target.id",
                "load Work.run @0 0 p0.id",
                "sink Work.run @4 0 v0",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_path_begins_at_its_source_and_ends_at_its_sink_and_the_code_bears_out_each_step(string name)
    {
        using var check = new PathCheck(FlowCase.Read(name).PackagePath);
        foreach (var (flow, path) in run.PathsOf(name))
        {
            Assert.Equal(("source", flow.SourceIn, flow.SourceOffset), (path[0].What, path[0].Method, path[0].Offset));
            Assert.Equal(("sink", flow.SinkIn, flow.SinkOffset), (path[^1].What, path[^1].Method, path[^1].Offset));
            Assert.Null(check.Fault(path));
        }
    }

    [Theory]
    [MemberData(nameof(Paths))]
    public void The_path_of_a_case_is_told_step_by_step(string name, string[] steps) =>
        Assert.Contains(string.Join('\n', steps), run.PathsOf(name).Select(static p => string.Join('\n', p.Path)));

    [Fact]
    public void Every_kind_of_step_is_told_by_a_case() =>
        Assert.Equal(
            ["assign", "call", "condition", "handover", "library", "load", "omitted", "return", "sink", "source", "store"],
            FlowCase.Names().SelectMany(run.PathsOf).SelectMany(static p => p.Path).Select(static s => s.What).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_long_path_keeps_its_beginning_and_its_end_and_says_how_much_it_leaves_out()
    {
        var (_, path) = Assert.Single(run.PathsOf("ContextSensitivity/LongChain-leak"));

        Assert.Equal(64, path.Count);
        Assert.Equal("call Chain.pass29 @0 0 p0", path[30].ToString());
        Assert.Equal(("omitted", "19"), (path[31].What, path[31].AccessPath));
        Assert.Equal("sink Chain.end @2 1 p0", path[^1].ToString());
    }

    [Fact]
    public void A_path_for_which_there_is_no_budget_says_that_it_is_not_known_and_the_flow_stays()
    {
        using var apk = ApkFile.Open(FlowCase.Read("Aliasing/Argument-leak").PackagePath, cancellation: TestContext.Current.CancellationToken);
        var knowledge = KnowledgeLoader.Load(Repository.At("knowledge"));

        var reading = new FlowObserver(knowledge).Observe([apk], new FlowOptions { MaxTraceWorkOfFlow = 1 });

        var flow = Assert.Single(reading.Flows);
        Assert.Equal([FlowStepKind.Source, FlowStepKind.Unexplained, FlowStepKind.Sink], flow.Steps.Select(static s => s.Kind));
        Assert.Equal((flow.SourceMethod, flow.SourceOffset), (flow.Steps[0].MethodId, flow.Steps[0].CodeOffset));
        Assert.Equal((flow.SinkMethod, flow.SinkOffset), (flow.Steps[^1].MethodId, flow.Steps[^1].CodeOffset));
        Assert.Equal(1, reading.CutOffs["paths"]);
    }
}
