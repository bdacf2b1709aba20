using Candor.Dex.Tests.Support;

namespace Candor.Dex.Tests.Hostile;

public class WrongFileTests
{
    [Theory]
    [InlineData("cdex003\0", "Compact DEX")]
    [InlineData("dey\n036\0", "ODEX")]
    [InlineData("dex\n042\0", "042")]
    [InlineData("dex\n034\0", "034")]
    [InlineData("PK\u0003\u0004abcd", "not a DEX")]
    public void A_magic_that_is_not_ours_is_named(string magic, string expected)
    {
        byte[] bytes = Fixture.Bytes("shop.dex");
        System.Text.Encoding.Latin1.GetBytes(magic).CopyTo(bytes, 0);

        BadDexException fault = Assert.Throws<BadDexException>(() => DexFile.Open(bytes, "wrong.dex"));

        Assert.Contains(expected, fault.Reason, StringComparison.Ordinal);
        Assert.Equal(DexSection.Header, fault.Section);
    }

    [Theory]
    [InlineData(0x38)]
    [InlineData(0x40)]
    [InlineData(0x48)]
    [InlineData(0x50)]
    [InlineData(0x58)]
    [InlineData(0x60)]
    public void A_table_of_four_billion_rows_is_refused(int at) =>
        Assert.Throws<BadDexException>(() => new DexPatch().Set(at, 0xFFFFFFFF).Open());

    [Theory]
    [InlineData(0x3C)]
    [InlineData(0x44)]
    [InlineData(0x4C)]
    [InlineData(0x54)]
    [InlineData(0x5C)]
    [InlineData(0x64)]
    public void A_table_at_the_end_of_the_address_space_is_refused(int at) =>
        Assert.Throws<BadDexException>(() => new DexPatch().Set(at, 0xFFFFFFFC).Open());

    [Fact]
    public void A_file_size_of_four_billion_is_refused() =>
        Assert.Throws<BadDexException>(() => new DexPatch().Set(DexPatch.FileSize, 0xFFFFFFFF).Open());

    [Fact]
    public void A_big_endian_file_is_refused() =>
        Assert.Throws<BadDexException>(() => new DexPatch().Set(DexPatch.EndianTag, 0x78563412).Open());

    [Fact]
    public void A_file_beyond_the_limit_is_refused() =>
        Assert.Throws<BadDexException>(() => DexFile.Open(Fixture.Bytes("shop.dex"), "big.dex", new DexOptions { MaxFileBytes = 1000 }));

    [Fact]
    public void A_wrong_checksum_is_a_diagnostic_as_Android_tolerates_it()
    {
        DexFile file = new DexPatch().Set(8, 1).Open();

        DexProblem problem = Assert.Single(file.Diagnostics);
        Assert.Equal(8, problem.Offset);
        Assert.Equal("Lexample/shop/Shop;", Fixture.FindClass(file, "Lexample/shop/Shop;").File.GetDescriptor(
            Fixture.FindClass(file, "Lexample/shop/Shop;").Type));
    }

    [Fact]
    public void A_map_that_names_itself_is_read_once()
    {
        DexPatch patch = new();
        int map = patch.Append(
            2, 0, 0, 0,
            0x00, 0x10, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0,
            0x07, 0x00, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0);
        patch.Set(map + 12, (uint)map).Set(map + 24, (uint)map).Set(DexPatch.MapOffset, (uint)map);

        DexFile file = patch.Open();

        Assert.Equal(2, file.CallSiteCount);
        Assert.True(WalkEverything.Visit(patch.Bytes) > 0);
    }

    [Fact]
    public void A_map_that_is_too_long_costs_only_call_sites()
    {
        DexPatch patch = new();
        int map = patch.Append(0xFF, 0xFF, 0xFF, 0xFF);
        DexFile file = patch.Set(DexPatch.MapOffset, (uint)map).Open();

        Assert.Contains(file.Diagnostics, problem => problem.Section == DexSection.Map);
        Assert.Equal(0, file.CallSiteCount);
        Assert.Equal(10, file.ClassCount);
    }

    [Fact]
    public void A_string_outside_the_file_costs_only_that_string()
    {
        DexPatch patch = new();
        int row = (int)patch.Get(DexPatch.StringOffset);
        DexFile file = patch.Set(row, 0xFFFFFF00).Open();

        BadDexException fault = Assert.Throws<BadDexException>(() => file.GetString(new StringHandle(0)));
        Assert.Equal(DexSection.Strings, fault.Section);
        Assert.Equal(Fixture.Shop().GetString(new StringHandle(1)), file.GetString(new StringHandle(1)));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(70)]
    [InlineData(int.MaxValue)]
    public void An_index_outside_its_table_is_refused(int index) =>
        Assert.Throws<BadDexException>(() => Fixture.Shop().GetString(new StringHandle(index)));
}
