using Candor.Dex.Tests.Support;

namespace Candor.Dex.Tests.Hostile;

/// <summary>Small files that ask for much work of the data-flow analysis: all end, say what they left out, and keep what was found before.</summary>
public class FlowBombTests
{
    private const string Shop = "Lexample/shop/Shop;";
    private static readonly byte[] Nothing = [0x0E, 0x00];

    [Fact]
    public void Sixty_five_thousand_registers_and_handlers_around_every_instruction_end()
    {
        // array-length v0, v0 under 64 overlapping try blocks with a handler each, sixty thousand times.
        byte[] code = [.. Enumerable.Repeat(new byte[] { 0x21, 0x00 }, 60_000).SelectMany(static b => b), .. Nothing, 0x00, 0x00];
        byte[] tries = [.. Enumerable.Repeat(new byte[] { 0, 0, 0, 0, 0x60, 0xEA, 1, 0 }, 64).SelectMany(static b => b), 1, 0, .. Leb(60_000)];

        FlowAnalysis analysis = Run(code, registers: 65_535, tries: 64, tries, options: new FlowOptions { MaxWorkOfMethod = 3_000_000 });

        Assert.Contains(analysis.Cuts, static c => c.Reason is "method" && c.MethodId >= 0);
    }

    [Fact]
    public void A_switch_of_a_million_cases_is_left_out_and_said()
    {
        const int payloads = 16;
        List<byte> code = [];
        int first = 3 * payloads;
        const int payloadUnits = 4 + (2 * 65_535);
        for (int i = 0; i < payloads; i++)
        {
            int distance = first + 2 + (i * payloadUnits) - (3 * i);
            code.AddRange([0x2B, 0x01, (byte)distance, (byte)(distance >> 8), (byte)(distance >> 16), (byte)(distance >> 24)]);
        }

        code.AddRange([0x0E, 0x00, 0x00, 0x00]);
        for (int i = 0; i < payloads; i++)
        {
            code.AddRange([0x00, 0x01, 0xFF, 0xFF, 0, 0, 0, 0]);
            for (int target = 0; target < 65_535; target++)
            {
                // Every case leads to the return behind the switches.
                code.AddRange(BitConverter.GetBytes(first - (3 * i)));
            }
        }

        FlowAnalysis analysis = Run([.. code], registers: 2);

        Assert.True(analysis.MethodCount == 1 || analysis.Cuts.Any(static c => c.Reason == "size"));
        Assert.False(analysis.IsOverBudget);
    }

    [Fact]
    public void More_blocks_than_a_compiler_makes_are_left_out_and_said()
    {
        // if-eqz v0 over every next instruction.
        byte[] code = [.. Enumerable.Repeat(new byte[] { 0x38, 0x00, 0x02, 0x00 }, 60_000).SelectMany(static b => b), .. Nothing];

        FlowAnalysis analysis = Run(code, registers: 2);

        FlowCut cut = Assert.Single(analysis.Cuts);
        Assert.Equal(("size", 0), (cut.Reason, analysis.MethodCount));
    }

    [Fact]
    public void A_method_that_calls_itself_from_sixty_thousand_places_ends()
    {
        int self = Method().Index;
        byte[] call = [0x6E, 0x10, (byte)self, (byte)(self >> 8), 0x01, 0x00];

        FlowAnalysis analysis = Run([.. Enumerable.Repeat(call, 60_000).SelectMany(static b => b), .. Nothing], registers: 2);

        Assert.Equal(1, analysis.MethodCount);
        Assert.False(analysis.IsOverBudget);
    }

    [Fact]
    public void Opcodes_that_are_not_in_use_behind_a_return_hide_nothing()
    {
        byte[] junk = [.. Enumerable.Range(0, 400).SelectMany(static i => new byte[] { (byte)(0x3E + (i % 6)), (byte)i })];

        FlowAnalysis analysis = Run([.. Nothing, .. junk], registers: 2);

        Assert.Empty(analysis.Problems);
        Assert.Empty(analysis.Cuts);
        Assert.Equal(1, analysis.MethodCount);
    }

    [Theory]
    [InlineData("budget")]
    [InlineData("entry")]
    [InlineData("memory")]
    public void Each_budget_ends_the_analysis_and_names_the_method(string reason)
    {
        byte[] code = [.. Enumerable.Repeat(new byte[] { 0x38, 0x00, 0x02, 0x00 }, 3_000).SelectMany(static b => b), .. Nothing];
        FlowOptions options = reason switch
        {
            "budget" => new FlowOptions { MaxWork = 500 },
            "entry" => new FlowOptions { MaxWorkOfEntry = 500 },
            _ => new FlowOptions { MaxMemory = 1 },
        };

        FlowAnalysis analysis = Run(code, registers: 2, options: options);

        Assert.All(analysis.Cuts, c => Assert.Equal((reason, "nobodyCallsThis"), (c.Reason, analysis.Hierarchy.Program.GetMethodName(c.MethodId))));
        Assert.NotEmpty(analysis.Cuts);
        Assert.Equal(reason != "entry", analysis.IsOverBudget);
        Assert.Empty(analysis.Flows());
    }

    [Fact]
    public void A_budget_cuts_at_the_same_place_every_time()
    {
        byte[] code = [.. Enumerable.Repeat(new byte[] { 0x38, 0x00, 0x02, 0x00 }, 3_000).SelectMany(static b => b), .. Nothing];

        long[] works = [.. Enumerable.Range(0, 3).Select(_ => Run(code, registers: 2, options: new FlowOptions { MaxWork = 2_000 }).Work)];

        Assert.Single(works.Distinct());
    }

    /// <summary>Analyses the one method of a shop that has this code.</summary>
    private static FlowAnalysis Run(byte[] code, int registers, int tries = 0, byte[]? handlers = null, FlowOptions? options = null)
    {
        DexPatch patch = new();
        uint at = patch.AppendCode(registers, tries, code, handlers ?? []);
        int data = patch.Append([0, 0, 0, 1, .. Leb((uint)Method().Index), 1, .. Leb(at)]);
        patch.Set(patch.ClassField(Shop, 24), (uint)data);
        ClassHierarchy hierarchy = ClassHierarchy.Create(DexProgram.Create([patch.Open()]), Fixture.Framework());
        FlowAnalysis analysis = new(hierarchy, new FlowRules([], [], [], [], [], [], []), options);
        Assert.True(hierarchy.Program.TryFindMethod($"{Shop}->nobodyCallsThis()V", out int method));
        Assert.True(hierarchy.TryFindType(Shop, out int type));
        analysis.BeginRound();
        analysis.Call(FlowAnalysis.NewFrame(), method, [analysis.NewObject(type, 0)], 0);
        analysis.Settle();
        return analysis;
    }

    private static MethodHandle Method() => Fixture.FindMethod(Fixture.FindClass(Fixture.Shop(), Shop), "nobodyCallsThis").Handle;

    private static IEnumerable<byte> Leb(uint value)
    {
        for (; value > 0x7F; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }
}
