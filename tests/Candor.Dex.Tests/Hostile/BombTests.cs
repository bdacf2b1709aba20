using Candor.Dex.Tests.Support;

namespace Candor.Dex.Tests.Hostile;

/// <summary>Small files that ask for much work: all end, and the graph holds what there is.</summary>
public class BombTests
{
    private const string Shop = "Lexample/shop/Shop;";

    [Fact]
    public void A_million_switch_cases_are_read()
    {
        const int payloads = 16;
        byte[] payload = new byte[8 + (4 * 65535)];
        payload[1] = 0x01;
        payload[2] = payload[3] = 0xFF;
        DexPatch patch = new();
        uint at = patch.AppendCode(1, 0, [0x0E, 0x00, .. Enumerable.Repeat(payload, payloads).SelectMany(bytes => bytes)]);
        DexFile file = patch.Open();

        long cases = 0;
        foreach (Instruction instruction in file.GetCode(at).Instructions)
        {
            cases += instruction.Payload == PayloadKind.PackedSwitch ? new SwitchCases(instruction, 0).Count : 0;
        }

        Assert.Equal(payloads * 65535, cases);
    }

    [Fact]
    public void Sixty_thousand_calls_of_an_interface_in_one_method_are_sites_of_one_set()
    {
        DexFile shop = Fixture.Shop();
        MethodHandle weigh = InterfaceMethod(shop);
        byte[] call = [0x72, 0x10, (byte)weigh.Index, (byte)(weigh.Index >> 8), 0x00, 0x00];
        CallGraph graph = Build(WithCode([.. Enumerable.Repeat(call, 60_000).SelectMany(bytes => bytes), 0x0E, 0x00]));

        Assert.Empty(graph.Problems);
        Assert.True(graph.SiteCount >= 60_000);
        Assert.True(graph.Program.TryFindClass(Shop, out int id));
        Reachability reached = Reachability.From(graph, [graph.Program.GetClass(id).FirstMethodId]);
        Assert.True(reached.Methods.Count > 2);
        Assert.All(reached.Methods, method => Assert.InRange(reached.PathTo(method).Count, 1, graph.Program.MethodCount));
    }

    [Fact]
    public void A_method_that_calls_itself_ends_the_search()
    {
        MethodHandle self = Fixture.FindMethod(Fixture.FindClass(Fixture.Shop(), Shop), "nobodyCallsThis").Handle;
        CallGraph graph = Build(WithCode([0x6E, 0x10, (byte)self.Index, (byte)(self.Index >> 8), 0x00, 0x00, 0x0E, 0x00]));

        Assert.True(graph.Program.TryFindMethod($"{Shop}->nobodyCallsThis()V", out int id));
        CallEdge edge = Assert.Single(graph.EdgesFrom(id));
        Assert.Equal(id, edge.Callee);
        Assert.Equal([id], Reachability.From(graph, [id]).Methods);
    }

    [Fact]
    public void Opcodes_that_are_not_in_use_behind_a_return_lose_no_call_before_it()
    {
        MethodHandle weigh = InterfaceMethod(Fixture.Shop());
        byte[] junk = [.. Enumerable.Range(0, 400).SelectMany(i => new byte[] { (byte)(0x3E + (i % 6)), (byte)i })];
        CallGraph graph = Build(WithCode([0x72, 0x10, (byte)weigh.Index, (byte)(weigh.Index >> 8), 0x00, 0x00, 0x0E, 0x00, .. junk]));

        Assert.Empty(graph.Problems);
        Assert.True(graph.Program.TryFindMethod($"{Shop}->nobodyCallsThis()V", out int id));
        Assert.NotEmpty(graph.EdgesFrom(id));
    }

    [Fact]
    public void Sixty_five_thousand_try_blocks_over_one_instruction_are_handed_out()
    {
        byte[] block = [0, 0, 0, 0, 1, 0, 1, 0];
        DexPatch patch = new();
        uint at = patch.AppendCode(1, 65535, [0x12, 0x00, 0x0E, 0x00], [.. Enumerable.Repeat(block, 65535).SelectMany(bytes => bytes), 1, 0, 1]);
        CodeItem code = patch.Open().GetCode(at);

        int handlers = 0;
        for (int i = 0; i < code.TryCount; i++)
        {
            foreach (CatchHandler _ in code.GetHandlers(code.GetTry(i)))
            {
                handlers++;
            }
        }

        Assert.Equal(65535, handlers);
    }

    private static CallGraph Build(DexFile file) => CallGraph.Build(ClassHierarchy.Create(DexProgram.Create([file]), Fixture.Framework()));

    private static MethodHandle InterfaceMethod(DexFile file)
    {
        foreach (MethodDefinition method in Fixture.FindClass(file, "Lexample/shop/Fruit;").Methods)
        {
            if (!method.HasCode)
            {
                return method.Handle;
            }
        }

        throw new InvalidOperationException("The fixture's interface has no abstract method.");
    }

    /// <summary>The fixture with a shop of one method, which has this code.</summary>
    private static DexFile WithCode(byte[] code)
    {
        int method = Fixture.FindMethod(Fixture.FindClass(Fixture.Shop(), Shop), "nobodyCallsThis").Handle.Index;
        DexPatch patch = new();
        uint at = patch.AppendCode(2, 0, code);
        int data = patch.Append([0, 0, 0, 1, .. Leb((uint)method), 1, .. Leb(at)]);
        patch.Set(patch.ClassField(Shop, 24), (uint)data);
        return patch.Open();
    }

    private static IEnumerable<byte> Leb(uint value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }
}
