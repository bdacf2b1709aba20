namespace Candor.Android.Tests.Packages;

public sealed class FixtureTests
{
    [Fact]
    public void Every_package_in_the_folder_is_named_and_used()
    {
        var files = Directory.GetFiles(Fixture.Folder(), "*.apk").Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(Fixture.Names.Order(StringComparer.Ordinal), files);
    }
}
