using Candor.Dex.Tests.Support;

namespace Candor.Dex.Tests.Hostile;

public class WrongClassTests
{
    private const int SuperField = 8;
    private const int DataField = 24;
    private const int ValuesField = 28;

    [Fact]
    public void A_class_above_itself_ends_the_chain()
    {
        DexPatch patch = new();
        int apple = Fixture.FindClass(Fixture.Shop(), "Lexample/shop/Apple;").Type.Index;
        patch.Set(patch.ClassField("Lexample/shop/Scale;", SuperField), (uint)apple);

        ClassHierarchy hierarchy = ClassHierarchy.Create(DexProgram.Create([patch.Open()]), Fixture.Framework());

        Assert.True(hierarchy.TryFindType("Lexample/shop/Apple;", out int type));
        Assert.Contains(hierarchy.GetSupertypes(type).ToArray(), super => hierarchy.GetDescriptor(super) == "Lexample/shop/Scale;");
        Assert.DoesNotContain(type, hierarchy.GetSupertypes(type).ToArray());
        Assert.Equal(
            ["Lexample/shop/Apple;", "Lexample/shop/Scale;"],
            hierarchy.Problems.Where(p => p.Message.Contains("own superclass", StringComparison.Ordinal)).Select(p => p.Subject));
        Assert.True(CallGraph.Build(hierarchy).SiteCount > 0);
    }

    [Fact]
    public void Class_data_outside_the_file_costs_only_that_class()
    {
        DexPatch patch = new();
        patch.Set(patch.ClassField("Lexample/shop/Pear;", DataField), 0x7FFFFFFF);

        DexProgram program = DexProgram.Create([patch.Open()]);

        Assert.Contains(program.Problems, p => p.Subject == "Lexample/shop/Pear;" && p.Section == DexSection.ClassData);
        Assert.True(program.TryFindClass("Lexample/shop/Pear;", out int pear));
        Assert.Equal(0, program.GetClass(pear).MethodCount);
        Assert.True(program.TryFindMethod("Lexample/shop/Stone;->weigh()I", out _));
    }

    [Fact]
    public void Encoded_arrays_nested_too_deep_are_refused_without_exhausting_the_stack()
    {
        DexPatch patch = new();
        byte[] values = [.. Enumerable.Repeat((byte[])[1, 0x1C], 200_000).SelectMany(pair => pair), 0];
        int at = patch.Append(values);
        patch.Set(patch.ClassField("Lexample/shop/Shop;", ValuesField), (uint)at);
        DexFile file = patch.Open();

        BadDexException fault = Assert.Throws<BadDexException>(() =>
        {
            foreach (EncodedValue value in Fixture.FindClass(file, "Lexample/shop/Shop;").StaticValues)
            {
                Assert.Fail($"{value.Kind}");
            }
        });
        Assert.Equal(DexSection.Values, fault.Section);
    }

    [Fact]
    public void Class_data_that_many_classes_share_is_read_a_bounded_number_of_times()
    {
        DexPatch patch = new();
        byte[] fields = [.. Enumerable.Repeat((byte)0, 40_000)];
        int at = patch.Append([0xA0, 0x9C, 0x01, 0, 0, 0, .. fields]);
        foreach (string name in (string[])["Shop", "Fruit", "Scale", "Apple", "Pear", "Stone", "Counter", "Ticker", "Phone", "Lambda"])
        {
            patch.Set(patch.ClassField($"Lexample/shop/{name};", DataField), (uint)at);
        }

        DexProgram program = DexProgram.Create([patch.Open()]);

        Assert.Contains(program.Problems, p => p.Message.Contains("overlap", StringComparison.Ordinal));
    }

    [Fact]
    public void A_count_of_members_beyond_the_file_is_refused()
    {
        DexPatch patch = new();
        int at = patch.Append(0xFF, 0xFF, 0xFF, 0xFF, 0x0F, 0, 0, 0);
        patch.Set(patch.ClassField("Lexample/shop/Shop;", DataField), (uint)at);
        DexFile file = patch.Open();

        Assert.Throws<BadDexException>(() => _ = Fixture.FindClass(file, "Lexample/shop/Shop;").Methods);
    }
}
