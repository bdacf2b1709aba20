using Candor.Dex.Tests.Support;

namespace Candor.Dex.Tests.Parse;

public class FrameworkTypesTests
{
    [Fact]
    public void Types_have_their_supertypes_and_methods()
    {
        FrameworkTypes types = Fixture.Framework();
        int activity = types.Find("Landroid/app/Activity;");

        Assert.Equal(5, types.Count);
        Assert.Equal("Landroid/content/Context;", types.GetDescriptor(types.GetSuper(activity)));
        Assert.Equal(["onCreate", "onResume"], types.GetMethods(activity));
        Assert.True(types.IsInterface(types.Find("Ljava/lang/Runnable;")));
        Assert.Equal(-1, types.Find("Landroid/app/Nothing;"));
    }

    [Theory]
    [InlineData("Lcom/A;|c|Ljava/lang/Object;|")]
    [InlineData("Lcom/A;|c|||a|b")]
    [InlineData("|c|||a")]
    public void A_line_without_five_fields_is_refused_with_its_offset(string line)
    {
        byte[] text = System.Text.Encoding.UTF8.GetBytes($"# a comment\n{line}\n");

        BadDexException fault = Assert.Throws<BadDexException>(() => FrameworkTypes.Parse(text));
        Assert.Equal((DexSection.FrameworkTypes, 12L), (fault.Section, fault.Offset));
    }
}
