using Candor.Dex.Tests.Support;

namespace Candor.Dex.Tests.Flow;

public class CallGraphTests
{
    private static readonly ClassHierarchy Hierarchy = Fixture.ShopHierarchy();
    private static readonly CallGraph Graph = CallGraph.Build(Hierarchy);

    [Fact]
    public void An_interface_call_reaches_inherited_bodies_and_no_stranger() =>
        Assert.Equal(
            ["0000 Interface Lexample/shop/Pear;->weigh()I", "0000 Interface Lexample/shop/Scale;->weigh()I"],
            Edges("Lexample/shop/Shop;->sell(Lexample/shop/Fruit;)I").Order(StringComparer.Ordinal));

    [Fact]
    public void Creation_leads_to_constructors_callbacks_and_class_initialisers() =>
        Assert.Equal(
            [
                "0003 Callback Lexample/shop/Ticker;->run()V via Ljava/lang/Runnable;",
                "0005 Direct Lexample/shop/Ticker;-><init>()V",
                "000a Direct Lexample/shop/Apple;-><init>()V",
                "000d Virtual Lexample/shop/Shop;->sell(Lexample/shop/Fruit;)I",
                "0010 ClassInitializer Lexample/shop/Counter;-><clinit>()V",
                "0010 Direct Lexample/shop/Counter;->next()I",
            ],
            Edges("Lexample/shop/Shop;->onCreate(Landroid/os/Bundle;)V"));

    [Fact]
    public void A_static_read_runs_the_class_initialiser_of_another_class_but_not_of_its_own()
    {
        Assert.Equal(["0000 ClassInitializer Lexample/shop/Counter;-><clinit>()V"], Edges("Lexample/shop/Pear;->weigh()I"));
        Assert.Empty(Edges("Lexample/shop/Counter;->next()I"));
    }

    [Fact]
    public void A_lambda_leads_to_its_body() =>
        Assert.Equal(["0000 Custom Lexample/shop/Lambda;->body()V"], Edges("Lexample/shop/Lambda;->make()Ljava/lang/Runnable;"));

    [Fact]
    public void A_path_is_the_shortest_and_names_each_call()
    {
        Reachability reached = Reachability.From(Graph, [Method("Lexample/shop/Shop;->onCreate(Landroid/os/Bundle;)V")]);

        Assert.Equal(
            [
                "Lexample/shop/Shop;->onCreate(Landroid/os/Bundle;)V +3 Callback",
                "Lexample/shop/Ticker;->run()V +6 Virtual",
                "Lexample/shop/Phone;->getSubscriberId()Ljava/lang/String; +-1 ",
            ],
            reached.PathTo(Method("Lexample/shop/Phone;->getSubscriberId()Ljava/lang/String;"))
                .Select(step => $"{Graph.Program.Describe(step.MethodId)} +{step.CodeOffset} {step.Kind}"));
        Assert.False(reached.IsReached(Method("Lexample/shop/Ticker;->helper()V")));
        Assert.False(reached.IsReached(Method("Lexample/shop/Stone;->weigh()I")));
        Assert.Empty(reached.PathTo(Method("Lexample/shop/Stone;->weigh()I")));
    }

    [Fact]
    public void A_filter_keeps_edges_out()
    {
        int entry = Method("Lexample/shop/Shop;->onCreate(Landroid/os/Bundle;)V");
        Reachability reached = Reachability.From(Graph, [entry], edge => edge.Kind != CallKind.Callback);

        Assert.False(reached.IsReached(Method("Lexample/shop/Ticker;->run()V")));
        Assert.True(reached.IsReached(Method("Lexample/shop/Pear;->weigh()I")));
    }

    [Fact]
    public void A_wide_call_is_cut_off_and_reported()
    {
        CallGraph narrow = CallGraph.Build(Fixture.ShopHierarchy(new DexOptions { MaxVirtualTargets = 1 }));

        CallCutOff cutOff = Assert.Single(narrow.CutOffs);
        Assert.Equal(("weigh", 2), (cutOff.MethodName, cutOff.Targets));
        Assert.Single(narrow.EdgesFrom(Method("Lexample/shop/Shop;->sell(Lexample/shop/Fruit;)I")));
    }

    [Fact]
    public void The_graph_does_not_depend_on_the_number_of_threads()
    {
        string[] Listing(int threads)
        {
            CallGraph graph = CallGraph.Build(Fixture.ShopHierarchy(new DexOptions { Threads = threads }));
            return [.. Enumerable.Range(0, graph.Program.MethodCount).SelectMany(graph.EdgesFrom).Select(edge => edge.ToString())];
        }

        Assert.Equal(Listing(1), Listing(4));
    }

    private static int Method(string signature)
    {
        Assert.True(Graph.Program.TryFindMethod(signature, out int id), signature);
        return id;
    }

    private static List<string> Edges(string signature) =>
    [
        .. Graph.EdgesFrom(Method(signature)).Select(edge =>
            $"{edge.CodeOffset:x4} {edge.Kind} {Graph.Program.Describe(edge.Callee)}"
            + (edge.ViaType < 0 ? string.Empty : $" via {Hierarchy.GetDescriptor(edge.ViaType)}")),
    ];
}
