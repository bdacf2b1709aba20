using Candor.Reports.Html;
using Candor.Testing;
using CsCheck;

namespace Candor.Reports.Tests.Html;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("个人信息，等。", "个人信息，等。")]
    [InlineData("tab\tand\nline", "tab\tand\nline")]
    [InlineData("emoji 😀", "emoji 😀")]
    [InlineData("é", "é")]
    [InlineData("عربي", "عربي")]
    [InlineData("exe\u202Etxt.apk", "exe⟦U+202E⟧txt.apk")]
    [InlineData("\u2066a\u2069", "⟦U+2066⟧a⟦U+2069⟧")]
    [InlineData("pay\u200Bpal", "pay⟦U+200B⟧pal")]
    [InlineData("\uFEFFx", "⟦U+FEFF⟧x")]
    [InlineData("a\0b", "a⟦U+0000⟧b")]
    [InlineData("\u0007\u009F", "⟦U+0007⟧⟦U+009F⟧")]
    [InlineData("soft\u00ADhyphen", "soft⟦U+00AD⟧hyphen")]
    [InlineData("a\u2028b", "a⟦U+2028⟧b")]
    [InlineData("filler\u3164", "filler⟦U+3164⟧")]
    [InlineData("\U000E0041", "⟦U+E0041⟧")]
    [InlineData("\uFFFE", "⟦U+FFFE⟧")]
    [InlineData("a\u0301\u0302\u0303\u0304", "a\u0301\u0302\u0303⟦U+0304⟧")]
    public void What_hides_or_reorders_is_written_out(string text, string shown)
    {
        Assert.Equal(shown, VisibleText.Of(text, 100, out var omitted));
        Assert.Equal(0, omitted);
    }

    [Fact]
    public void A_lone_surrogate_is_written_out()
    {
        Assert.Equal("a⟦U+D800⟧b", VisibleText.Of("a\uD800b", 100, out _));
        Assert.Equal("⟦U+DC00⟧", VisibleText.Of("\uDC00", 100, out _));
    }

    [Fact]
    public void A_long_text_is_cut_and_the_rest_counted()
    {
        Assert.Equal("aaa", VisibleText.Of(new string('a', 1000), 3, out var omitted));
        Assert.Equal(997, omitted);
    }

    [Fact]
    public void A_cut_does_not_part_a_pair_of_surrogates()
    {
        Assert.Equal("a", VisibleText.Of("a😀b", 2, out var omitted));
        Assert.Equal(3, omitted);
    }

    [Fact]
    public void No_text_yields_a_character_that_hides_or_reorders()
    {
        Gen.Char.Array[0, 40].Draw(chars =>
        {
            var shown = VisibleText.Of(new string(chars), 1000, out _);
            foreach (var rune in shown.EnumerateRunes())
            {
                var category = System.Text.Rune.GetUnicodeCategory(rune);
                Assert.NotEqual(System.Globalization.UnicodeCategory.Format, category);
                Assert.True(category != System.Globalization.UnicodeCategory.Control || rune.Value is '\t' or '\n' or '\r');
            }
        }, cases: 2_000);
    }
}
