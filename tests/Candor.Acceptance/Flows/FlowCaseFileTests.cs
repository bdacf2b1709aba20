using System.IO.Compression;

namespace Candor.Acceptance.Flows;

/// <summary>The cases themselves: each has a package made from its text, and a twin that says the opposite.</summary>
public class FlowCaseFileTests
{
    [Fact]
    public void Every_package_is_made_from_the_text_beside_it()
    {
        var stale = FlowCase.Names().Select(FlowCase.Read).Where(static c => !File.Exists(c.PackagePath) || Made(c.PackagePath) != c.Digest).Select(static c => c.Name);
        Assert.True(!stale.Any(), $"Run tests/Candor.Acceptance/Flows/Cases/rebuild: {string.Join(", ", stale)}");
    }

    [Fact]
    public void Every_package_has_a_text()
    {
        var packages = Directory.GetFiles(FlowCase.Folder, "*.apk", SearchOption.AllDirectories)
            .Select(static path => Path.GetRelativePath(FlowCase.Folder, path).Replace('\\', '/')[..^4]);
        Assert.Equal(FlowCase.Names(), packages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_behaviour_has_twins_that_say_the_opposite()
    {
        var alone = FlowCase.Names().Select(FlowCase.Read).GroupBy(static c => c.Behaviour, StringComparer.Ordinal)
            .Where(static g => g.Count() == 1 && g.First().Category != "Consent").Select(static g => g.Key);
        Assert.Empty(alone);
    }

    [Fact]
    public void The_name_of_a_twin_says_what_is_expected()
    {
        var wrong = FlowCase.Names().Select(FlowCase.Read).Where(static c => !Agrees(c)).Select(static c => c.Name);
        Assert.Empty(wrong);

        static bool Agrees(FlowCase c) => c.Twin switch
        {
            "leak" => c.Flows.Any(static f => f.Required),
            "before" => c.Flows.Any(static f => f.Required) && c.Flows.Where(static f => f.Required).All(static f => f.Stages.Contains("before-consent")),
            "after" => c.Flows.Any(static f => f.Required) && c.Flows.Where(static f => f.Required).All(static f => f.Stages.SequenceEqual(["after-consent"])),
            "clean" => !c.Flows.Any(static f => f.Required && f.Source.Calls != "") || c.Category == "Components",
            _ => false,
        };
    }

    [Fact]
    public void There_are_enough_cases_of_every_kind()
    {
        var cases = FlowCase.Names().Select(FlowCase.Read).ToList();
        Assert.True(cases.Count >= 150, $"{cases.Count} cases");
        Assert.True(cases.Count(static c => c.Category == "Consent") >= 40, "too few cases about consent");
        foreach (var category in (string[])
        [
            "Aliasing", "Arrays", "Boundaries", "Callbacks", "Collections", "Components", "Constructors", "ContextSensitivity", "Coroutines", "DeadCode",
            "Dispatch", "Exceptions", "FieldSensitivity", "FlowSensitivity", "Implicit", "Kotlin", "Lifecycle", "MethodHandles", "ObjectSensitivity",
            "Reflection", "Shrunk", "Statics", "Streams", "Strings", "Threads",
        ])
        {
            Assert.True(cases.Count(c => c.Category == category) >= 4, $"too few cases of {category}");
        }
    }

    private static string Made(string package)
    {
        using var archive = ZipFile.OpenRead(package);
        using var reader = new StreamReader(archive.GetEntry("source.sha256")!.Open());
        return reader.ReadToEnd();
    }
}
