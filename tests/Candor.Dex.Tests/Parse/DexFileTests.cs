using Candor.Dex.Tests.Support;

namespace Candor.Dex.Tests.Parse;

public class DexFileTests
{
    [Fact]
    public void The_header_is_read()
    {
        DexFile file = Fixture.Shop();

        Assert.Equal(39, file.Header.Version);
        Assert.Equal((70, 30, 10, 10, 28, 10), (file.StringCount, file.TypeCount, file.PrototypeCount, file.FieldCount, file.MethodCount, file.ClassCount));
        Assert.Equal((1, 2), (file.CallSiteCount, file.PointerCount));
        Assert.Empty(file.Diagnostics);
    }

    [Fact]
    public void Static_fields_have_their_first_values()
    {
        DexProgram program = DexProgram.Create([Fixture.Shop()]);

        Assert.Equal("4.2.1", program.FindStaticValue("Lexample/shop/Shop;->VERSION:Ljava/lang/String;")?.Text);
        Assert.Equal("Café 小店", program.FindStaticValue("Lexample/shop/Shop;->NAME:Ljava/lang/String;")?.Text);
        Assert.Equal(-7, program.FindStaticValue("Lexample/shop/Shop;->BUILD:I")?.Value.Integer);
        Assert.Equal(1L << 32, program.FindStaticValue("Lexample/shop/Shop;->BIG:J")?.Value.Integer);
        Assert.Equal(0.5, program.FindStaticValue("Lexample/shop/Shop;->RATE:D")?.Value.Real);
        Assert.Equal(1, program.FindStaticValue("Lexample/shop/Shop;->OPEN:Z")?.Value.Integer);
        Assert.Null(program.FindStaticValue("Lexample/shop/Shop;->price:I"));
        Assert.Null(program.FindStaticValue("Lexample/shop/Nowhere;->price:I"));
    }

    [Fact]
    public void Lines_come_from_the_debug_information()
    {
        CodeItem code = Fixture.ShopCode(Fixture.Shop(), "onCreate");
        List<int?> lines = [];
        foreach (Instruction instruction in code.Instructions)
        {
            lines.Add(code.FindLine(instruction.Offset));
        }

        Assert.Equal([20, 21, 21, 22, 22, 23, 30, 30], lines);
        Assert.Null(Fixture.ShopCode(Fixture.Shop(), "weigh", "Lexample/shop/Scale;").FindLine(0));
    }

    [Fact]
    public void Try_blocks_have_their_handlers_in_order()
    {
        DexFile file = Fixture.Shop();
        CodeItem code = Fixture.ShopCode(file, "fill");
        List<string> handlers = [];
        foreach (CatchHandler handler in code.GetHandlers(code.GetTry(0)))
        {
            handlers.Add(handler.Type.IsNone ? "all" : file.GetDescriptor(handler.Type));
        }

        Assert.Equal(1, code.TryCount);
        Assert.Equal(["Ljava/lang/RuntimeException;", "all"], handlers);
    }

    [Fact]
    public void Of_two_definitions_of_a_class_the_first_file_wins()
    {
        DexFile first = DexFile.Open(Fixture.Bytes("shop.dex"), "classes.dex");
        DexFile second = DexFile.Open(Fixture.Bytes("shop.dex"), "classes2.dex");

        DexProgram program = DexProgram.Create([first, second]);

        Assert.Equal((10, 10), (program.ClassCount, program.DuplicateClassCount));
        Assert.All(Enumerable.Range(0, 10), id => Assert.Same(first, program.GetClass(id).File));
    }

    [Fact]
    public void The_later_file_of_a_container_is_opened_with_offsets_from_the_container()
    {
        (byte[] container, int second) = Container();

        IReadOnlyList<DexFile> files = DexFile.OpenAll(container, "classes.dex");

        Assert.Equal(["classes.dex", "classes.dex!2"], files.Select(file => file.Name));
        Assert.Equal([0L, second], files.Select(file => file.Header.HeaderOffset));
        Assert.Equal(
            Fixture.Listing(Fixture.Shop(), Fixture.ShopCode(Fixture.Shop(), "fill")),
            Fixture.Listing(files[1], Fixture.ShopCode(files[1], "fill")));
    }

    [Fact]
    public void A_header_that_says_it_stands_elsewhere_in_the_container_is_refused()
    {
        (byte[] container, int second) = Container();
        BitConverter.TryWriteBytes(container.AsSpan(second + 0x74), 4);

        Assert.Throws<BadDexException>(() => DexFile.OpenAll(container, "classes.dex"));
    }

    [Fact]
    public void Statistics_count_what_the_file_defines()
    {
        DexStatistics statistics = DexStatistics.Measure(Fixture.Shop());

        Assert.Equal((10, 23L, 22L, 0L), (statistics.Classes, statistics.Methods, statistics.CodeItems, statistics.Unreadable));
    }

    // The fixture as version 041, whose header is eight bytes longer: the string ids, which stood there, move to the end. Behind it comes a
    // second header that names the same tables, as the files of a container may share their data.
    private static (byte[] Container, int Second) Container()
    {
        const int header = 0x78;
        DexPatch patch = new();
        int ids = (int)patch.Get(DexPatch.StringOffset);
        int copy = patch.Append(patch.Bytes[ids..(ids + (4 * (int)patch.Get(DexPatch.StringCount)))]);
        patch.Set(DexPatch.StringOffset, (uint)copy).SetByte(5, (byte)'4').SetByte(6, (byte)'1').Set(0x24, header).Set(0x74, 0);
        int second = patch.Length;
        patch.Append([.. patch.Bytes[..header]]);
        patch.Set(DexPatch.FileSize, (uint)second).Set(second + DexPatch.FileSize, header);
        patch.Set(0x70, (uint)patch.Length).Set(second + 0x70, (uint)patch.Length).Set(second + 0x74, (uint)second);
        return (patch.Bytes, second);
    }
}
