using Candor.Dex.Tests.Support;

namespace Candor.Dex.Tests.Oracle;

public class RealAppTests
{
    [Theory]
    [InlineData("ApiDemos-debug.apk")]
    [InlineData("appium-uiautomator2-server-v10.6.6.apk")]
    public void A_real_app_is_read_whole_and_alike_on_one_and_on_four_threads(string name)
    {
        string path = Apk.Find(name);
        Assert.Equal(Edges(path, 1), Edges(path, 4));
    }

    private static (int Sites, long Edges, int Hash, int Reached) Edges(string path, int threads)
    {
        DexProgram program = DexProgram.Create(Apk.Open(path), new DexOptions { Threads = threads });
        CallGraph graph = CallGraph.Build(ClassHierarchy.Create(program, Fixture.Framework()));
        Assert.Empty(program.Problems);
        Assert.Empty(graph.Problems);
        long edges = 0;
        int hash = 17;
        for (int method = 0; method < program.MethodCount; method++)
        {
            foreach (CallEdge edge in graph.EdgesFrom(method))
            {
                edges++;
                hash = unchecked((hash * 31) + edge.Callee + edge.CodeOffset + (int)edge.Kind + edge.ViaType);
            }
        }

        Reachability reached = Reachability.From(graph, Enumerable.Range(0, 500));
        Assert.All(reached.Methods.Take(2000), method => Assert.Equal(method, reached.PathTo(method)[^1].MethodId));
        Assert.True(edges > graph.SiteCount / 2);
        return (graph.SiteCount, edges, hash, reached.Methods.Count);
    }
}
