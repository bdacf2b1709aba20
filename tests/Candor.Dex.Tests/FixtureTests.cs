namespace Candor.Dex.Tests;

public class FixtureTests
{
    private static readonly string[] Tested = ["framework.txt", "gates.dex", "shop.dex"];

    [Fact]
    public void Every_fixture_is_tested() =>
        Assert.Equal(
            Tested,
            Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Fixtures")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
}
