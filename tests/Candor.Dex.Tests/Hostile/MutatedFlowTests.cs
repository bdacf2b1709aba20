using Candor.Dex.Tests.Support;
using CsCheck;

namespace Candor.Dex.Tests.Hostile;

/// <summary>Files changed at random go through the data-flow analysis: it ends, and throws nothing but what says that the file is wrong.</summary>
public class MutatedFlowTests
{
    private static readonly byte[] Original = Fixture.Bytes("shop.dex");

    [Fact]
    public void Changed_code_is_followed_or_refused()
    {
        FrameworkTypes framework = Fixture.Framework();
        Gen.Select(Gen.Int[0x34, Original.Length - 1], Gen.Int[0, 7], Gen.Byte).Array[1, 8].Sample(
            changes =>
            {
                byte[] bytes = [.. Original];
                foreach ((int at, int bit, byte value) in changes)
                {
                    bytes[at] = (value & 1) == 0 ? value : (byte)(bytes[at] ^ (1 << bit));
                }

                Follow(bytes, framework);
            },
            iter: 4_000);
    }

    private static void Follow(byte[] bytes, FrameworkTypes framework)
    {
        DexProgram program;
        ClassHierarchy hierarchy;
        try
        {
            program = DexProgram.Create([DexFile.Open(bytes, "mutated.dex")]);
            hierarchy = ClassHierarchy.Create(program, framework);
        }
        catch (BadDexException)
        {
            return;
        }

        FlowRules rules = new(
            [new FlowSource(FlowSourceKind.Method, "Lexample/shop/Fruit;->weigh()I", null)], [new FlowSink("Ljava/io/PrintStream;->println(I)V")], [], [], [], [], []);
        FlowAnalysis analysis = new(hierarchy, rules, new FlowOptions { MaxWork = 100_000 });
        FlowFrame frame = FlowAnalysis.NewFrame();
        analysis.BeginRound();
        for (int method = 0; method < program.MethodCount; method++)
        {
            int count = analysis.ParameterCount(method);
            if (count > 0)
            {
                analysis.Call(frame, method, [.. Enumerable.Repeat(FlowValue.Unknown, count)], method);
            }
        }

        analysis.Settle();
        Assert.All(analysis.Flows(), static flow => Assert.NotEmpty(flow.Steps));
    }
}
