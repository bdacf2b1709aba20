using Candor.Dex.Tests.Support;
using Samples;

namespace Candor.Dex.Tests.Docs;

/// <summary>The sample in docs/ compiles, runs, and is what the page shows.</summary>
public class SampleTests
{
    private static readonly DexProgram Shop = DexProgram.Create([Fixture.Shop()]);

    [Fact]
    public void The_page_shows_the_sample_as_it_is_compiled() =>
        Assert.Contains(Read("CodeReport.cs"), Read("candor-dex.md"), StringComparison.Ordinal);

    [Fact]
    public void Classes_that_nothing_leads_to_are_found()
    {
        IReadOnlyList<string> dead = CodeReport.DeadClasses(Shop, Fixture.Framework(), ["Lexample/shop/Shop;->onCreate(Landroid/os/Bundle;)V"]);

        Assert.DoesNotContain("Lexample/shop/Shop;", dead);
        Assert.Contains("Lexample/shop/Stone;", dead);
        Assert.True(dead.Count < CodeReport.DeadClasses(Shop, Fixture.Framework(), []).Count);
    }

    [Fact]
    public void The_platform_methods_that_are_called_most_come_first()
    {
        IReadOnlyList<(string Method, int Places)> most = CodeReport.MostCalled(Shop, 3);

        Assert.Equal("Ljava/lang/Object;-><init>()V", most[0].Method);
        Assert.True(most[0].Places >= most[1].Places && most[1].Places >= most[2].Places);
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Docs", name));
}
