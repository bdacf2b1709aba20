using Candor.Dex.Tests.Support;
using Candor.Testing;
using CsCheck;

namespace Candor.Dex.Tests.Hostile;

/// <summary>Files changed at random go through the data-flow analysis: it ends, and throws nothing but what says that the file is wrong.</summary>
public class MutatedFlowTests
{
    private const long MaxWork = 20_000;

    /// <summary>What the last instruction that the budget lets begin may cost.</summary>
    private const long MaxOver = 200_000;

    /// <summary>50,000 files over all, each within its budget: about 50 seconds of processor time.</summary>
    [Theory]
    [InlineData("shop.dex", 38_000)]
    [InlineData("gates.dex", 12_000)]
    public void Changed_code_is_followed_or_refused(string file, int cases)
    {
        byte[] original = Fixture.Bytes(file);
        FrameworkTypes framework = Fixture.Framework();
        Gen.Select(Gen.Int[0x34, original.Length - 1], Gen.Int[0, 7], Gen.Byte).Array[1, 8].Draw(
            changes =>
            {
                byte[] bytes = [.. original];
                foreach ((int at, int bit, byte value) in changes)
                {
                    bytes[at] = (value & 1) == 0 ? value : (byte)(bytes[at] ^ (1 << bit));
                }

                Follow(bytes, framework);
            },
            cases: cases);
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
        FlowAnalysis analysis = new(hierarchy, rules, new FlowOptions { MaxWork = MaxWork });
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
        Assert.DoesNotContain("fault", analysis.CutOffs.Keys);
        Assert.All(analysis.Flows(), static flow => Assert.NotEmpty(flow.Steps));
        Assert.InRange(analysis.Work, 0, MaxWork + MaxOver);
    }
}
