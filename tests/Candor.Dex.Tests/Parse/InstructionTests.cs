using Candor.Dex.Tests.Support;

namespace Candor.Dex.Tests.Parse;

public class InstructionTests
{
    [Fact]
    public void Constants_branches_and_ranges_are_written_out()
    {
        DexFile file = Fixture.Shop();

        Assert.Equal(
            [
                "0000: const-wide v0, 81985529216486895",
                "0005: const-wide/high16 v2, 4616189618054758400",
                "0007: const/high16 v4, 1065353216",
                "0009: add-int/lit8 v5, v4, -3",
                "000b: if-eqz v5, 000e",
                "000d: goto 000e",
                "000e: invoke-virtual/range {v2 .. v7}, Lexample/shop/Shop;->wide(DJI)V",
                "0011: const-class v0, Lexample/shop/Shop;",
                "0013: return-void",
            ],
            Fixture.Listing(file, Fixture.ShopCode(file, "constants")));
    }

    [Fact]
    public void Switches_give_their_keys_and_targets()
    {
        CodeItem code = Fixture.ShopCode(Fixture.Shop(), "choose");
        List<string> cases = [];
        foreach (Instruction instruction in code.Instructions)
        {
            if (instruction.Opcode is Opcode.PackedSwitch or Opcode.SparseSwitch)
            {
                SwitchCases found = new(code.Instructions.At(instruction.Target!.Value), instruction.Offset);
                for (int i = 0; i < found.Count; i++)
                {
                    cases.Add($"{instruction.Mnemonic} {found[i].Key} -> {code.Instructions.At(found[i].Target).Mnemonic}");
                }
            }
        }

        Assert.Equal(
            [
                "packed-switch 1 -> const/16", "packed-switch 2 -> const",
                "sparse-switch -5 -> const/16", "sparse-switch 1000 -> const",
            ],
            cases);
    }

    [Fact]
    public void Method_handles_method_types_and_polymorphic_calls_name_what_they_use()
    {
        byte[] code =
        [
            0xFA, 0x20, 0, 0, 0x21, 0x00, 0, 0, // invoke-polymorphic {v1, v2}, method 0, prototype 0
            0xFB, 0x03, 0, 0, 4, 0, 0, 0, // invoke-polymorphic/range {v4 .. v6}
            0xFC, 0x10, 0, 0, 0x03, 0x00, // invoke-custom {v3}, call site 0
            0xFE, 0x05, 0, 0, // const-method-handle v5
            0xFF, 0x06, 0, 0, // const-method-type v6
        ];
        DexPatch patch = new();
        uint at = patch.AppendCode(8, 0, code);
        DexFile file = patch.Open();
        string method = file.Describe(new MethodHandle(0));
        string prototype = file.Describe(new PrototypeHandle(0));
        MethodPointer pointer = file.GetPointer(new PointerHandle(0));

        Assert.Equal(
            [
                $"0000: invoke-polymorphic {{v1, v2}}, {method}, {prototype}",
                $"0004: invoke-polymorphic/range {{v4 .. v6}}, {method}, {prototype}",
                "0008: invoke-custom {v3}, callsite@0",
                $"000b: const-method-handle v5, {file.Describe(pointer.Method)}",
                $"000d: const-method-type v6, {prototype}",
            ],
            Fixture.Listing(file, file.GetCode(at)));
    }

    [Fact]
    public void Walking_instructions_allocates_nothing()
    {
        DexFile file = Fixture.Shop();
        CodeItem code = Fixture.ShopCode(file, "onCreate");
        long Sum()
        {
            long sum = 0;
            foreach (Instruction instruction in code.Instructions)
            {
                sum += instruction.Index + instruction.RegisterCount + (instruction.Literal ?? 0) + (instruction.Target ?? 0);
            }

            return sum;
        }

        long expected = Sum();
        long before = GC.GetAllocatedBytesForCurrentThread();
        long again = Sum();

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(expected, again);
    }
}
