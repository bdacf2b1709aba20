using System.IO.Compression;
using Candor.Android.Packages;
using Candor.Android.Sdks;
using Candor.Android.Sdks.Shapes;
using Candor.Android.Tests.Packages;
using Candor.Dex.Editing;
using Candor.Knowledge;

namespace Candor.Android.Tests.Sdks;

/// <summary>Real apps whose every class, field and method is renamed and whose packages are made one, asked with the profiles that are shipped.</summary>
public class RenamedAppTests
{
    private const string Tests = "appium-uiautomator2-server-debug-androidTest.apk";
    private const string Settings = "settings_apk-debug.apk";
    private static readonly string[] Vendors =
        ["adjust-sdk", "cmcc-sso", "jverification", "kochava-sdk", "telecom-sso", "tencent-wechat-open", "unicom-sso", "xiaomi-push"];

    private static readonly KnowledgeBase Knowledge = KnowledgeLoader.Load(Path.Combine(Fixture.Folder(), "..", "..", "..", "knowledge"));

    [Theory]
    [InlineData(Tests, 0.98)]
    [InlineData(Settings, 0.90)]
    public void Classes_go_to_the_right_SDK_after_renaming(string app, double least)
    {
        var (right, wrong, all, _) = Measure(app, 0);

        Assert.True(right >= least * all, $"{right} of {all}");
        Assert.True(wrong <= 0.005 * all, $"{wrong} of {all} went to a wrong SDK");
    }

    [Theory]
    [InlineData(Tests, new[] { "okhttp", "okio" })]
    [InlineData(Settings, new[] { "androidx", "apache-commons", "kotlin", "kotlinx" })]
    public void Every_SDK_is_still_named_with_three_tenths_of_it_gone(string app, string[] expected)
    {
        var (right, wrong, all, sdks) = Measure(app, 0.3);

        Assert.Equal(expected, sdks);
        Assert.True(right >= 0.75 * all, $"{right} of {all}");
        Assert.True(wrong <= 0.005 * all, $"{wrong} of {all} went to a wrong SDK");
    }

    [Theory]
    [InlineData("ApiDemos-debug.apk")]
    [InlineData(Settings)]
    [InlineData("appium-uiautomator2-server-v10.6.6.apk")]
    public void No_vendor_is_named_in_an_app_without_its_SDK(string app)
    {
        var found = SdkProfiler.Match([(app, Fixture.Bytes(app))], Knowledge.Android.Shapes);

        Assert.Empty(found.Problems);
        Assert.NotEmpty(found.Sdks);
        Assert.Empty(found.Sdks.Select(static s => s.Sdk).Intersect(Vendors));
    }

    [Fact]
    public void An_audit_names_a_renamed_SDK_as_present_with_its_evidence()
    {
        var path = Path.GetTempFileName();
        try
        {
            Obfuscate(Tests, 0, path);
            var observation = new AndroidObserver(Knowledge).Observe(path, cancellation: TestContext.Current.CancellationToken);

            var okhttp = Assert.Single(observation.Sdks, static s => s.Id == "okhttp");
            Assert.Equal(Certainty.Present, okhttp.Certainty);
            Assert.NotNull(okhttp.Shape);
            Assert.Equal(okhttp.Classes, okhttp.Shape.Classes);
            Assert.InRange(okhttp.Shape.Recognised, 50, okhttp.Classes);
            Assert.InRange(okhttp.Shape.Similarity, 0.95, 1);
            Assert.Contains("2-uiautomator2-10.6.6", okhttp.Shape.ProfileVersion, StringComparison.Ordinal);
            Assert.Equal(["a"], okhttp.Packages);
            var texts = observation.Evidence.Where(e => okhttp.Evidence.Contains(e.Id)).Select(static e => ((ArchiveEntryLocator)e.Locator).Detail);
            Assert.Contains(texts, static t => t!.Contains("has the shape of com.squareup.okhttp.", StringComparison.Ordinal));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void What_is_named_does_not_depend_on_the_run()
    {
        static List<string> Names() =>
            [.. SdkProfiler.Match([(Tests, Fixture.Bytes(Tests))], Knowledge.Android.Shapes).Sdks.Select(static s => $"{s.Sdk} {s.Similarity:R} {string.Join(' ', s.Classes)}")];

        Assert.Equal(Names(), Names());
    }

    private static (int Right, int Wrong, int All, IEnumerable<string> Sdks) Measure(string app, double dropped)
    {
        var path = Path.GetTempFileName();
        try
        {
            var old = Obfuscate(app, dropped, path);
            var library = LibraryReader.Read([(app, File.ReadAllBytes(path))]);
            var truth = Knowledge.Android.Shapes.SelectMany(static p => p.ReadClasses().Select(c => (c.Name, p.Sdk))).ToLookup(static c => c.Name, static c => c.Sdk, StringComparer.Ordinal);
            var found = SdkProfiler.Match([(app, File.ReadAllBytes(path))], Knowledge.Android.Shapes);
            var named = found.Sdks.SelectMany(static s => s.Classes.Select(c => (Class: c, s.Sdk))).ToDictionary(static c => c.Class, static c => c.Sdk, StringComparer.Ordinal);
            var asked = library.Names.Select(name => (Name: name, Truth: truth[old.GetValueOrDefault(name, name)])).Where(static c => c.Truth.Any()).ToList();
            return (
                asked.Count(c => named.TryGetValue(c.Name, out var sdk) && c.Truth.Contains(sdk)),
                asked.Count(c => named.TryGetValue(c.Name, out var sdk) && !c.Truth.Contains(sdk)),
                asked.Count,
                found.Sdks.Select(static s => s.Sdk));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Writes the renamed app and gives the old names of classes by their new ones, with dots.</summary>
    private static Dictionary<string, string> Obfuscate(string app, double dropped, string output)
    {
        var obfuscation = new Obfuscation(7, dropped, dropped, static name => PlatformTypes.IsPlatform(System.Text.Encoding.UTF8.GetBytes(name)));
        using var package = ApkFile.Open(Fixture.Path(app), cancellation: TestContext.Current.CancellationToken);
        var executables = obfuscation.Apply([.. package.DexFiles.Select(static d => d.Bytes.ToArray())]);
        using var stream = File.Create(output);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create);
        for (var i = 0; i < executables.Count; i++)
        {
            using var entry = archive.CreateEntry(package.DexFiles[i].Name, CompressionLevel.Fastest).Open();
            entry.Write(executables[i]);
        }

        return obfuscation.Names.ToDictionary(static n => Dotted(n.Value), static n => Dotted(n.Key), StringComparer.Ordinal);
    }

    private static string Dotted(string descriptor) => descriptor[1..^1].Replace('/', '.');
}
