using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Candor.Acceptance.Command;
using Candor.Android.Flows;
using Candor.Android.Packages;
using Candor.Dex;
using Candor.Knowledge;
using NJsonSchema;

namespace Candor.Acceptance.RealApps;

/// <summary>Real apps through the real command, beside Debian's own readers.</summary>
public partial class RealAppTests
{
    public static TheoryData<string> Apps => ["ApiDemos-debug.apk", "settings_apk-debug.apk", "appium-uiautomator2-server-v10.6.6.apk"];

    [Theory]
    [MemberData(nameof(Apps))]
    public async Task An_audit_is_valid_and_the_same_on_one_processor_as_on_all(string app)
    {
        var path = Find(app);
        var first = CandorProcess.Run("audit", path, "--json", "--date", "2026-11-24");
        var second = CandorProcess.Start(Repository.At("candor"), [("DOTNET_PROCESSOR_COUNT", "1")], "audit", path, "--json", "--date", "2026-11-24");
        Assert.True(first.ExitCode is 0 or 1, first.Error);
        var audit = AuditJson.Read(Encoding.UTF8.GetBytes(first.Output));
        var again = AuditJson.Read(Encoding.UTF8.GetBytes(second.Output));
        Assert.Equal(AuditJson.Write(audit with { Run = again.Run }), Encoding.UTF8.GetBytes(second.Output));
        var schema = await JsonSchema.FromJsonAsync(await File.ReadAllTextAsync(Repository.At("docs", "audit.schema.json"), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(first.Output));
        Assert.DoesNotContain(audit.NotAnalysed, static n => n.Area is NotAnalysedArea.Manifest or NotAnalysedArea.Archive);
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public void The_manifest_says_what_aapt_reads(string app)
    {
        var path = Find(app);
        var badging = Oracle("aapt", "dump", "badging", path);
        var audit = AuditJson.Read(Encoding.UTF8.GetBytes(CandorProcess.Run("audit", path, "--json").Output));
        var package = PackageLine().Match(badging);
        Assert.Equal(package.Groups["name"].Value, audit.Subject.Identifier);
        Assert.Equal(package.Groups["code"].Value, audit.Subject.VersionCode?.ToString(CultureInfo.InvariantCulture) ?? "");
        Assert.Equal(package.Groups["version"].Value, audit.Subject.VersionName ?? "");
        Assert.Equal(SdkLine("targetSdkVersion", badging), audit.Subject.TargetSdk?.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(SdkLine("sdkVersion", badging), audit.Subject.MinSdk?.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(
            Permissions().Matches(badging).Select(static m => m.Groups["name"].Value).Except(Implied().Matches(badging).Select(static m => m.Groups["name"].Value)).Order(StringComparer.Ordinal),
            audit.Permissions.Select(static p => p.Name).Order(StringComparer.Ordinal));
        var label = LabelLine().Match(badging);
        Assert.Equal(label.Groups["label"].Value is { Length: > 0 } text ? text : audit.Subject.Identifier, audit.Subject.Name.En);
    }

    [Theory]
    [MemberData(nameof(Apps))]
    public void The_code_counts_what_dexdump_counts(string app)
    {
        var path = Find(app);
        var dump = Oracle("dexdump", "-f", path);
        var stats = CandorProcess.Run("dex", "stats", path);
        Assert.Equal(0, stats.ExitCode);
        foreach (var (row, field) in ((string, string)[])[("strings", "string_ids_size"), ("types", "type_ids_size"), ("fields", "field_ids_size"), ("methods", "method_ids_size"), ("classes", "class_defs_size")])
        {
            var theirs = Regex.Matches(dump, $@"^{field}\s*: (\d+)", RegexOptions.Multiline, TimeSpan.FromSeconds(10)).Sum(static m => long.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture));
            var ours = Regex.Match(stats.Output, $@"^total\b.*\b{row}=(\d+)", RegexOptions.Multiline, TimeSpan.FromSeconds(10)).Groups[1].Value;
            Assert.Equal(theirs.ToString(CultureInfo.InvariantCulture), ours);
        }
    }

    [Fact]
    public void Flows_are_the_same_on_one_processor_as_on_two()
    {
        var path = Find("ApiDemos-debug.apk");
        string[] runs = [.. new[] { "1", "2" }.Select(count =>
            Milliseconds().Replace(CandorProcess.Start(Repository.At("candor"), [("DOTNET_PROCESSOR_COUNT", count)], "flows", path, "--json").Output, ""))];
        Assert.Contains("\"kind\":\"flow\"", runs[0], StringComparison.Ordinal);
        Assert.Equal(runs[0], runs[1]);
    }

    [Fact]
    public void Data_of_an_app_with_large_libraries_is_followed_to_its_end()
    {
        var lines = CandorProcess.Run("flows", Find("settings_apk-debug.apk"), "--json").Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.DoesNotContain("\"budget: ", lines[^1], StringComparison.Ordinal);
        Assert.Contains(lines, static l => l.Contains("\"kind\":\"flow\"", StringComparison.Ordinal) && l.Contains("content://sms", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_the_budget_of_following_data_ends_what_was_found_stays()
    {
        using var apk = ApkFile.Open(Find("settings_apk-debug.apk"), cancellation: TestContext.Current.CancellationToken);
        var reading = new FlowObserver(KnowledgeLoader.Load(Repository.At("knowledge"))).Observe([apk], new FlowOptions { MaxWork = 6_000_000 });
        Assert.Contains("budget", reading.CutOffs);
        Assert.NotEmpty(reading.Flows);
    }

    private static string Find(string app)
    {
        var path = Repository.Fixture(app);
        Assert.SkipWhen(path is null, $"{app} was not fetched; ./test does.");
        return path!;
    }

    private static string Oracle(string program, params string[] arguments)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/" + program), $"Debian's {program} is not installed; ./test installs it.");
        return CandorProcess.Start(program, arguments).Output;
    }

    private static string? SdkLine(string name, string badging)
    {
        var match = Regex.Match(badging, $"^{name}:'([^']*)'", RegexOptions.Multiline, TimeSpan.FromSeconds(10));
        return match.Success ? match.Groups[1].Value : null;
    }

    [GeneratedRegex("^package: name='(?<name>[^']*)' versionCode='(?<code>[^']*)' versionName='(?<version>[^']*)'", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex PackageLine();

    [GeneratedRegex("\"milliseconds\":[0-9]+", RegexOptions.None, 10_000)]
    private static partial Regex Milliseconds();

    [GeneratedRegex("^application-label:'(?<label>.*)'$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex LabelLine();

    [GeneratedRegex("^ *uses-implied-permission: name='(?<name>[^']*)'", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Implied();

    [GeneratedRegex("^uses-permission(-sdk-23)?: name='(?<name>[^']*)'", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Permissions();
}
