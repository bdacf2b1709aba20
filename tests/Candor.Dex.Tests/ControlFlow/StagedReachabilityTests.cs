namespace Candor.Dex.Tests.ControlFlow;

public class StagedReachabilityTests
{
    [Fact]
    public void An_object_made_behind_a_guard_runs_no_earlier_than_it_is_made()
    {
        (DexProgram program, StagedReachability reached) = Search("start()V");
        Assert.Equal(0, reached.StageOf(Door.Method(program, "Lexample/gates/Early;->work()V")));
        Assert.Equal(3, reached.StageOf(Door.Method(program, "Lexample/gates/Late;->work()V")));
        Assert.Equal(0, reached.StageOf(Door.Method(program, "Lexample/gates/Rooms;->use(Lexample/gates/Worker;)V")));
    }

    [Fact]
    public void An_object_that_nothing_makes_runs_nothing()
    {
        (DexProgram program, StagedReachability reached) = Search("start()V");
        Assert.Equal(4, reached.StageOf(Door.Method(program, "Lexample/gates/Never;->work()V")));
        Assert.Empty(reached.PathTo(Door.Method(program, "Lexample/gates/Never;->work()V")));
    }

    [Fact]
    public void The_path_leads_through_what_gives_it_its_stage()
    {
        (DexProgram program, StagedReachability reached) = Search("start()V");
        IReadOnlyList<PathStep> path = reached.PathTo(Door.Method(program, "Lexample/gates/Late;->work()V"));
        Assert.Equal(["start", "work"], path.Select(s => program.GetMethodName(s.MethodId)));
        Assert.Equal(3, reached.StageOf(path[0].MethodId, path[0].CodeOffset));
    }

    [Fact]
    public void Members_are_found_where_they_are_used()
    {
        ClassHierarchy hierarchy = Door.Hierarchy();
        CodeIndex index = CodeIndex.Build(hierarchy);
        int field = Enumerable.Range(0, index.FieldCount).Single(f => index.DescribeField(f) == "Lexample/gates/Door;->open:Z");
        int opens = Door.Method(hierarchy.Program, "Lexample/gates/Door;->opens(Z)V");
        Assert.Equal([(opens, 0)], index.WritesOf(field).ToArray().Select(static u => (u.MethodId, u.CodeOffset)));
        Assert.Equal([(opens, 2)], index.ReadsOf(field).ToArray().Select(static u => (u.MethodId, u.CodeOffset)));
        Assert.Equal(2, index.CreationsIn(Door.Method(hierarchy.Program, "Lexample/gates/Rooms;->start()V")).Length);
    }

    private static (DexProgram Program, StagedReachability Reached) Search(string entry)
    {
        CallGraph graph = CallGraph.Build(Door.Hierarchy());
        int method = Door.Method(graph.Program, $"Lexample/gates/Rooms;->{entry}");
        return (graph.Program, StagedReachability.Search(graph, CodeIndex.Build(graph.Hierarchy), [(method, 0)], new Rules(graph.Program)));
    }

    /// <summary>Four stages; what stands behind the key runs at the last.</summary>
    private sealed class Rules(DexProgram program) : IStageRules
    {
        public int StageCount => 4;

        public int StageAt(int methodId, int codeOffset) => Door.Flow(program, methodId).GuardAt(codeOffset) is { IsImpossible: false } guard ? guard.Rank : StageCount;

        public int StageOf(in CallEdge edge, int targets) => 0;

        public IReadOnlyList<CallEdge> EdgesFrom(int methodId) => [];

        public IReadOnlyList<int> MethodsOfCreated(int classId) => [];

        public int StageOfUncreated(int classId) => StageCount;
    }
}
