using Candor.Dex.Tests.Support;

namespace Candor.Dex.Tests.Parse;

public class StringTests
{
    [Theory]
    [InlineData(new byte[] { 0x41, 0xC0, 0x80, 0x42 }, "A\0B")]
    [InlineData(new byte[] { 0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80 }, "\uD83D\uDE00")]
    [InlineData(new byte[] { 0xED, 0xA0, 0xBD, 0x41 }, "\uFFFDA")]
    [InlineData(new byte[] { 0xE5, 0xB0 }, "\uFFFD\uFFFD")]
    [InlineData(new byte[] { 0xFF, 0x41, 0x80 }, "\uFFFDA\uFFFD")]
    [InlineData(new byte[] { 0xC3, 0xA9 }, "é")]
    public void Modified_utf8_is_decoded_and_what_is_bad_is_replaced(byte[] bytes, string expected)
    {
        DexPatch patch = new();
        int at = patch.Append([(byte)expected.Length, .. bytes, 0]);
        patch.Set((int)patch.Get(DexPatch.StringOffset), (uint)at);

        Assert.Equal(expected, patch.Open().GetString(new StringHandle(0)));
    }

    [Fact]
    public void A_string_without_an_end_is_refused()
    {
        DexPatch patch = new();
        int at = patch.Append(3, 0x41, 0x42, 0x43);
        patch.Set((int)patch.Get(DexPatch.StringOffset), (uint)at);

        Assert.Throws<BadDexException>(() => patch.Open().GetString(new StringHandle(0)));
    }
}
