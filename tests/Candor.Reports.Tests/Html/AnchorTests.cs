using Candor.Reports.Html;

namespace Candor.Reports.Tests.Html;

public sealed class AnchorTests
{
    [Fact]
    public void A_plain_id_is_kept()
    {
        Assert.Equal("ev-evidence-0123", Anchor.Of("ev", "evidence-0123").Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"><img src=x>")]
    [InlineData("a b")]
    [InlineData("证据")]
    public void Another_id_becomes_its_hash(string id)
    {
        Assert.Matches("^ev-id-[0-9a-f]{16}$", Anchor.Of("ev", id).Name);
    }

    [Fact]
    public void An_endless_id_becomes_its_hash()
    {
        Assert.Matches("^ev-id-[0-9a-f]{16}$", Anchor.Of("ev", new string('a', 100_000)).Name);
    }

    [Fact]
    public void A_name_with_other_characters_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Anchor.Named("a\"b"));
    }
}
