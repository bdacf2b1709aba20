using System.Globalization;
using System.Text.RegularExpressions;
using Candor.Android.Manifest;

namespace Candor.Android.Tests.Packages;

/// <summary>Debian's aapt must say the same about every package.</summary>
public sealed class AaptOracleTests
{
    [Theory]
    [MemberData(nameof(Fixture.Every), MemberType = typeof(Fixture))]
    public void Aapt_badging_names_the_same_package_versions_and_levels(string name)
    {
        using var apk = Fixture.Open(name);
        var lines = Tool.Run("aapt", "dump", "badging", Fixture.Path(name));
        var manifest = apk.Manifest!;
        var package = lines.Single(line => line.StartsWith("package:", StringComparison.Ordinal));
        Assert.Equal(Field(package, "name"), manifest.Package);
        var versionCode = Field(package, "versionCode");
        Assert.Equal(versionCode.Length == 0 ? 0 : long.Parse(versionCode, CultureInfo.InvariantCulture), manifest.VersionCode & 0xffffffff);
        Assert.Equal(Field(package, "versionName"), manifest.VersionName?.Text ?? "");
        Assert.Equal(Field(package, "compileSdkVersion"), manifest.CompileSdk?.ToString(CultureInfo.InvariantCulture));
        Assert.Contains($"sdkVersion:'{manifest.MinSdk}'", lines);
        Assert.Contains($"targetSdkVersion:'{manifest.TargetSdk}'", lines);
        Assert.Equal(lines.Contains("application-debuggable"), manifest.Debuggable);
    }

    [Theory]
    [MemberData(nameof(Fixture.Every), MemberType = typeof(Fixture))]
    public void Aapt_badging_names_the_same_permissions_features_and_libraries(string name)
    {
        using var apk = Fixture.Open(name);
        var lines = Tool.Run("aapt", "dump", "badging", Fixture.Path(name));
        var manifest = apk.Manifest!;
        var permissions = manifest.UsesPermissions.Select(p =>
            $"uses-permission{(p.OnlyFromSdk23 ? "-sdk-23" : "")}: name='{p.Name}'{(p.MaxSdkVersion is { } max ? $" maxSdkVersion='{max}'" : "")}");
        // aapt does not know the background location that Android splits off.
        var implied = manifest.ImpliedPermissions.Where(p => p.Name != "android.permission.ACCESS_BACKGROUND_LOCATION").Select(p => $"uses-permission: name='{p.Name}'");
        Assert.Equal(Sorted(lines.Where(line => line.StartsWith("uses-permission", StringComparison.Ordinal))), Sorted(permissions.Concat(implied)));

        var impliedFeatures = lines.Where(line => line.StartsWith("  uses-implied-feature:", StringComparison.Ordinal)).Select(line => Field(line, "name")).ToHashSet();
        var features = lines.Where(line => line.StartsWith("  uses-feature", StringComparison.Ordinal)).Where(line => !impliedFeatures.Contains(Field(line, "name")));
        Assert.Equal(Sorted(features), Sorted(manifest.Features.Where(f => f.Name is not null)
            .Select(f => $"  uses-feature{(f.Required ? "" : "-not-required")}: name='{f.Name}'")));

        var libraries = lines.Where(line => line.StartsWith("uses-library", StringComparison.Ordinal));
        Assert.Equal(Sorted(libraries), Sorted(manifest.Libraries.Select(l => $"uses-library{(l.Required ? "" : "-not-required")}:'{l.Name}'")));
    }

    [Theory]
    [MemberData(nameof(Fixture.Every), MemberType = typeof(Fixture))]
    public void Aapt_badging_shows_the_same_label_in_every_language(string name)
    {
        using var apk = Fixture.Open(name);
        var lines = Tool.Run("aapt", "dump", "badging", Fixture.Path(name));
        var label = apk.Manifest!.Label;
        foreach (var line in lines)
        {
            if (Regex.Match(line, "^application-label(-(?<locale>[^:]+))?:'(?<text>.*)'$", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)) is { Success: true } match)
            {
                var locale = match.Groups["locale"].Value;
                Assert.Equal((locale, match.Groups["text"].Value), (locale, apk.Resources!.ResolveText(label!.ResourceId, locale)));
            }
        }
        var launchable = lines.Where(line => line.StartsWith("launchable-activity:", StringComparison.Ordinal)).Select(line => Field(line, "name"));
        Assert.Equal(Sorted(launchable), Sorted(apk.Manifest.Components.Where(c => c.IsLauncher).Select(c => c.Name)));
    }

    [Theory]
    [MemberData(nameof(Fixture.Every), MemberType = typeof(Fixture))]
    public void Aapt_xmltree_shows_the_same_elements_attributes_and_lines_in_every_xml_file(string name)
    {
        using var apk = Fixture.Open(name);
        var files = apk.Entries.Where(entry => entry.Name.EndsWith(".xml", StringComparison.Ordinal) && apk.Archive.ReadPrefix(entry, 2) is [3, 0]).ToArray();
        Assert.Contains(files, entry => entry.Name == "AndroidManifest.xml");
        foreach (var chunk in files.Chunk(200))
        {
            var expected = Tool.Run("aapt", ["dump", "xmltree", Fixture.Path(name), .. chunk.Select(entry => entry.Name)])
                .Select(line => line.TrimStart())
                .Where(line => line.StartsWith("E: ", StringComparison.Ordinal) || line.StartsWith("A: ", StringComparison.Ordinal));
            var ours = chunk.SelectMany(entry => XmlTree.Lines(AxmlDocument.Read(apk.Archive.Read(entry).Bytes)));
            Assert.Equal(expected.ToArray(), ours.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(Fixture.Every), MemberType = typeof(Fixture))]
    public void Aapt_resources_lists_the_same_names_and_values(string name)
    {
        using var apk = Fixture.Open(name);
        var expected = new SortedDictionary<uint, (string Name, List<(byte Type, uint Data)> Values)>();
        var pattern = new Regex("^ +resource 0x(?<id>[0-9a-f]+) [^:]*:(?<name>[^:]+/[^:]+): t=0x(?<type>[0-9a-f]+) d=0x(?<data>[0-9a-f]+)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        foreach (var line in Tool.Run("aapt", "dump", "resources", Fixture.Path(name)))
        {
            if (pattern.Match(line) is { Success: true } match)
            {
                var id = uint.Parse(match.Groups["id"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
                if (!expected.TryGetValue(id, out var known))
                {
                    expected.Add(id, known = (match.Groups["name"].Value, []));
                }
                known.Values.Add((byte.Parse(match.Groups["type"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                    uint.Parse(match.Groups["data"].Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture)));
            }
        }
        foreach (var (id, known) in expected)
        {
            Assert.Equal((id, known.Name), (id, apk.Resources!.NameOf(id)));
            Assert.Equal(known.Values, apk.Resources.Values(id).Select(value => ((byte)value.Type, value.Data)));
        }
    }

    private static string Field(string line, string name) =>
        Regex.Match(line, $"{name}='(?<value>[^']*)'", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value;

    private static string[] Sorted(IEnumerable<string> lines) => [.. lines.Order(StringComparer.Ordinal)];
}
