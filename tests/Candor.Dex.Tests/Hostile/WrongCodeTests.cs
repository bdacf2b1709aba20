using Candor.Dex.Tests.Support;

namespace Candor.Dex.Tests.Hostile;

public class WrongCodeTests
{
    [Fact]
    public void A_method_with_65535_registers_is_read()
    {
        DexPatch patch = new();
        uint at = patch.AppendCode(65535, 0, [0x03, 0x00, 0xFE, 0xFF, 0xFD, 0xFF, 0x0E, 0x00]);
        DexFile file = patch.Open();

        CodeItem code = file.GetCode(at);

        Assert.Equal(65535, code.RegisterCount);
        Assert.Equal(["0000: move/16 v65534, v65533", "0003: return-void"], Fixture.Listing(file, code));
    }

    [Fact]
    public void A_switch_with_65535_cases_is_read()
    {
        DexPatch patch = new();
        byte[] code = new byte[8 + 8 + (4 * 65535)];
        code[0] = 0x2B;
        code[2] = 4;
        code[6] = 0x0E;
        code[8] = 0x00;
        code[9] = 0x01;
        code[10] = code[11] = 0xFF;
        code[16 + (4 * 65534)] = 3;
        uint at = patch.AppendCode(1, 0, code);

        Instruction payload = patch.Open().GetCode(at).Instructions.At(4);
        SwitchCases cases = new(payload, 0);

        Assert.Equal(4 + (2 * 65535), payload.Length);
        Assert.Equal(65535, cases.Count);
        Assert.Equal(new SwitchCase(65534, 3), cases[65534]);
    }

    [Fact]
    public void A_switch_payload_that_leaves_the_method_costs_only_that_method()
    {
        DexPatch patch = new();
        CodeItem choose = Fixture.ShopCode(Fixture.Shop(), "choose");
        foreach (Instruction instruction in choose.Instructions)
        {
            if (instruction.Payload == PayloadKind.SparseSwitch)
            {
                patch.Set16(choose.Offset + 16 + (2 * instruction.Offset) + 2, 0xFFFF);
            }
        }

        CallGraph graph = CallGraph.Build(ClassHierarchy.Create(DexProgram.Create([patch.Open()]), Fixture.Framework()));

        DexProblem problem = Assert.Single(graph.Problems);
        Assert.Equal("Lexample/shop/Shop;->choose(I)I", problem.Subject);
        Assert.Equal(CallGraph.Build(Fixture.ShopHierarchy()).SiteCount, graph.SiteCount);
    }

    [Fact]
    public void Array_data_of_2_to_the_48_bytes_is_refused()
    {
        DexPatch patch = new();
        uint at = patch.AppendCode(1, 0, [0x00, 0x03, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF]);
        DexFile file = patch.Open();

        Assert.Throws<BadDexException>(() => file.GetCode(at).Instructions.At(0));
    }

    [Fact]
    public void Overlapping_try_blocks_are_handed_out_as_they_stand()
    {
        DexPatch patch = new();
        byte[] tries = [0, 0, 0, 0, 2, 0, 1, 0, 1, 0, 0, 0, 0xFF, 0xFF, 1, 0];
        byte[] handlers = [1, 0, 1];
        uint at = patch.AppendCode(1, 2, [0x12, 0x00, 0x0E, 0x00], [.. tries, .. handlers]);

        CodeItem code = patch.Open().GetCode(at);

        Assert.Equal(new TryBlock(0, 2, 1), code.GetTry(0));
        Assert.Equal(new TryBlock(1, 65535, 1), code.GetTry(1));
        List<CatchHandler> found = [];
        foreach (CatchHandler handler in code.GetHandlers(code.GetTry(1)))
        {
            found.Add(handler);
        }

        Assert.Equal([new CatchHandler(TypeHandle.None, 1)], found);
    }

    [Fact]
    public void Code_that_many_methods_share_is_read_a_bounded_number_of_times()
    {
        DexPatch patch = new();
        uint code = patch.AppendCode(1, 0, new byte[60_000]);
        int count = Fixture.Shop().MethodCount;
        byte[] offset = [(byte)((code & 0x7F) | 0x80), (byte)(((code >> 7) & 0x7F) | 0x80), (byte)(code >> 14)];
        byte[] methods = [.. Enumerable.Range(0, count).SelectMany(i => (byte[])[(byte)(i == 0 ? 0 : 1), 1, .. offset])];
        int data = patch.Append([0, 0, 0, (byte)count, .. methods]);
        patch.Set(patch.ClassField("Lexample/shop/Shop;", 24), (uint)data);
        DexFile file = patch.Open();

        CallGraph graph = CallGraph.Build(ClassHierarchy.Create(DexProgram.Create([file]), Fixture.Framework()));

        Assert.Contains(graph.Problems, problem => problem.Message.Contains("overlap", StringComparison.Ordinal));
        Assert.True(DexStatistics.Measure(file).Unreadable > 0);
    }

    [Fact]
    public void A_code_item_outside_the_file_is_refused()
    {
        DexFile file = Fixture.Shop();

        Assert.Throws<BadDexException>(() => file.GetCode(0xFFFFFFF0));
        Assert.Throws<ArgumentOutOfRangeException>(() => file.GetCode(0));
    }

    [Fact]
    public void An_opcode_that_is_not_in_use_is_kept()
    {
        DexPatch patch = new();
        uint at = patch.AppendCode(1, 0, [0x3E, 0x12, 0x0E, 0x00]);
        DexFile file = patch.Open();

        Assert.Equal(["0000: unused-3e", "0001: return-void"], Fixture.Listing(file, file.GetCode(at)));
    }

    [Fact]
    public void An_operand_outside_its_table_is_shown_as_a_number()
    {
        DexPatch patch = new();
        uint at = patch.AppendCode(1, 0, [0x1A, 0x00, 0xFF, 0xFF]);
        DexFile file = patch.Open();

        Assert.Equal(["0000: const-string v0, string@65535"], Fixture.Listing(file, file.GetCode(at)));
    }
}
