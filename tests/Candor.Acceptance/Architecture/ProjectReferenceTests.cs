using System.Xml.Linq;

namespace Candor.Acceptance.Architecture;

/// <summary>The one-way references of ARCHITECTURE.md.</summary>
public class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Candor"] = [],
        ["Candor.Dex"] = [],
        ["Candor.Android"] = ["Candor", "Candor.Dex"],
        ["Candor.Traffic"] = ["Candor"],
        ["Candor.Web"] = ["Candor", "Candor.Traffic"],
        ["Candor.Policies"] = ["Candor"],
        ["Candor.Bundles"] = ["Candor", "Candor.Traffic"],
        ["Candor.Reports"] = ["Candor"],
        ["Candor.Cases"] = ["Candor"],
        ["Candor.Cases.Sqlite"] = ["Candor.Cases"],
        ["Candor.Cases.Postgres"] = ["Candor.Cases"],
        ["Candor.Server"] = ["Candor", "Candor.Cases", "Candor.Cases.Postgres", "Candor.Cases.Sqlite"],
        ["Candor.Cli"] = ["Candor", "Candor.Android", "Candor.Bundles", "Candor.Dex", "Candor.Policies", "Candor.Reports", "Candor.Traffic", "Candor.Web"],
    };

    public static TheoryData<string> Projects => [.. Directory.EnumerateDirectories(Repository.At("src")).Select(static d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_refers_only_to_what_the_map_allows(string project)
    {
        Assert.True(Allowed.ContainsKey(project), $"{project} is not on the map.");
        Assert.Equal(Allowed[project].Order(StringComparer.Ordinal), References(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!);
    }

    [Fact]
    public void The_executable_reader_stands_on_nothing() => Assert.Empty(References("Candor.Dex", "PackageReference"));

    [Fact]
    public void The_executable_reader_knows_nothing_of_privacy()
    {
        string[] words = ["privacy", "consent", "personal information", "policy", "tracker"];
        foreach (var file in Directory.EnumerateFiles(Repository.At("src", "Candor.Dex"), "*.cs", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            Assert.All(words, word => Assert.False(text.Contains(word, StringComparison.OrdinalIgnoreCase), $"{Path.GetFileName(file)} speaks of {word}"));
        }
    }

    [Fact]
    public void Every_package_is_pinned_and_explained()
    {
        var explained = File.ReadAllText(Repository.At("docs", "dependencies.md"));
        var pinned = XDocument.Load(Repository.At("Directory.Packages.props")).Descendants("PackageVersion").Select(static e => (string)e.Attribute("Include")!);
        Assert.All(pinned, package => Assert.True(explained.Contains(package.Replace(".mtp-v2", "", StringComparison.Ordinal), StringComparison.Ordinal), package));
    }

    private static IEnumerable<string> References(string project, string kind) =>
        XDocument.Load(Repository.At("src", project, project + ".csproj")).Descendants(kind).Select(static e => (string)e.Attribute("Include")!);
}
