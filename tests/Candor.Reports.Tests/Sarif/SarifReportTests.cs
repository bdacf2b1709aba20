using System.Text;
using System.Text.Json;
using Candor.Differences;
using Candor.Reports.Sarif;
using Candor.Reports.Tests.Papers;
using Candor.Reports.Tests.Samples;
using Candor.Waivers;

namespace Candor.Reports.Tests.Sarif;

public class SarifReportTests
{
    [Fact]
    public void A_violation_fails_a_suspicion_is_for_review_and_what_was_not_found_passes()
    {
        using var json = Parse(BrowserAudit.Audit);
        var results = Results(json);
        Assert.Equal(BrowserAudit.Audit.Findings.Count(static f => f.Verdict != Verdict.NotAnalysed), results.Count);
        Assert.All(results, static r =>
        {
            var (kind, level) = (r.GetProperty("kind").GetString(), r.GetProperty("level").GetString());
            switch (r.GetProperty("properties").GetProperty("verdict").GetString())
            {
                case "violation":
                    Assert.Equal("fail", kind);
                    Assert.NotEqual("none", level);
                    break;
                case "suspected":
                    Assert.Equal("review", kind);
                    Assert.Equal("none", level);
                    Assert.StartsWith("Suspected, for a person to verify", r.GetProperty("message").GetProperty("text").GetString(), StringComparison.Ordinal);
                    break;
                default:
                    Assert.Equal("pass", kind);
                    break;
            }
        });
    }

    [Fact]
    public void A_fingerprint_is_the_id_of_the_finding_which_neither_version_nor_offset_changes()
    {
        using var first = Parse(BrowserAudit.Audit);
        using var second = Parse(BrowserAudit.Audit with { Subject = BrowserAudit.Audit.Subject with { VersionName = "7.0", Sha256 = new string('e', 64) } });
        Assert.Equal(Fingerprints(first), Fingerprints(second));
        Assert.Equal(BrowserAudit.Audit.Findings.Where(static f => f.Verdict != Verdict.NotAnalysed).Select(static f => f.Id), Fingerprints(first));
    }

    [Fact]
    public void Places_are_methods_with_offsets_lines_of_the_manifest_spans_of_the_policy_and_addresses()
    {
        using var json = Parse(BrowserAudit.Audit);
        var text = json.RootElement.GetRawText();
        var address = Results(json).SelectMany(static r => Locations(r)).Select(static l => l.GetProperty("physicalLocation")).First(static p => p.TryGetProperty("address", out _)).GetProperty("address");
        Assert.Contains("->", address.GetProperty("fullyQualifiedName").GetString(), StringComparison.Ordinal);
        Assert.True(address.GetProperty("offsetFromParent").GetInt64() >= 0);
        var regions = Results(json).SelectMany(static r => Locations(r)).Select(static l => l.GetProperty("physicalLocation")).Where(static p => p.TryGetProperty("region", out _)).Select(static p => p.GetProperty("region")).ToList();
        Assert.Contains(regions, static r => r.TryGetProperty("startLine", out _));
        Assert.Contains("codeFlows", text, StringComparison.Ordinal);
        Assert.All(Results(json).SelectMany(static r => Locations(r)), l =>
        {
            var location = l.GetProperty("physicalLocation").GetProperty("artifactLocation");
            Assert.Equal(json.RootElement.GetProperty("runs")[0].GetProperty("artifacts")[location.GetProperty("index").GetInt32()].GetProperty("location").GetProperty("uri").GetString(), location.GetProperty("uri").GetString());
        });
    }

    [Fact]
    public void Rules_have_help_in_both_languages()
    {
        using var json = Parse(BrowserAudit.Audit);
        var run = json.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();
        var translated = run.GetProperty("translations")[0];
        Assert.Equal("zh-CN", translated.GetProperty("language").GetString());
        Assert.Equal(rules.Select(static r => r.GetProperty("id").GetString()), translated.GetProperty("rules").EnumerateArray().Select(static r => r.GetProperty("id").GetString()));
        Assert.All(rules.Concat(translated.GetProperty("rules").EnumerateArray()), static r =>
        {
            var help = r.GetProperty("help").GetProperty("text").GetString()!;
            Assert.NotEmpty(help);
            Assert.DoesNotContain('{', help);
        });
        Assert.All(Results(json), r => Assert.Equal(r.GetProperty("ruleId").GetString(), rules[r.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString()));
    }

    [Fact]
    public void What_was_not_analysed_is_a_notification_of_the_run()
    {
        using var json = Parse(BrowserAudit.Audit);
        var notifications = json.RootElement.GetProperty("runs")[0].GetProperty("invocations")[0].GetProperty("toolExecutionNotifications").EnumerateArray().ToList();
        Assert.Equal(BrowserAudit.Audit.NotAnalysed.Length, notifications.Count);
        Assert.Contains(notifications, static n => n.GetProperty("descriptor").GetProperty("id").GetString() == "not-analysed/native");
    }

    [Fact]
    public void A_baseline_gives_each_result_its_state_and_never_says_absent_of_what_was_not_looked_for()
    {
        var options = new SarifOptions(Language.En) { Law = PaperSamples.Knowledge.Law, Difference = AuditComparison.Compare(BrowserAudit.Audit, PaperSamples.NewVersion) };
        using var json = JsonDocument.Parse(SarifReport.Write(PaperSamples.NewVersion, options));
        var states = Results(json).ToDictionary(static r => r.GetProperty("partialFingerprints").GetProperty("candorFinding/v1").GetString()!, static r => r, StringComparer.Ordinal);
        string State(string kind, Audit audit) => states[audit.Findings.First(f => f.Kind == kind && f.Verdict is Verdict.Violation or Verdict.Suspected && f.Kind == kind).Id].GetProperty("baselineState").GetString()!;
        Assert.Equal("absent", State("policy-lacks-retention", BrowserAudit.Audit));
        Assert.Equal("new", State("weak-cipher", PaperSamples.NewVersion));
        Assert.Equal("unchanged", State("undisclosed-collection", PaperSamples.NewVersion));
        var unseen = states[BrowserAudit.Audit.Findings.First(static f => f.Kind == "collection-before-choice").Id];
        Assert.Equal("unchanged", unseen.GetProperty("baselineState").GetString());
        Assert.Equal("open", unseen.GetProperty("kind").GetString());
    }

    [Fact]
    public void Waivers_are_suppressions_with_their_reason_and_results_without_one_have_an_empty_list()
    {
        var waived = BrowserAudit.Audit.Findings[0].Id;
        var review = WaiverReview.Of(BrowserAudit.Audit, [new(waived, null, null, "a@firm.example", "SDK leaves with 3.2", "2027-01-31", 2), new("finding-0", null, null, "b", "c", "2020-01-01", 3)], new(2026, 11, 25));
        using var json = JsonDocument.Parse(SarifReport.Write(BrowserAudit.Audit, new(Language.En) { Waivers = review }));
        Assert.All(Results(json), r =>
        {
            var suppressions = r.GetProperty("suppressions").EnumerateArray().ToList();
            if (r.GetProperty("properties").GetProperty("finding").GetString() == waived)
            {
                Assert.Equal("SDK leaves with 3.2", Assert.Single(suppressions).GetProperty("justification").GetString());
            }
            else
            {
                Assert.Empty(suppressions);
            }
        });
        Assert.Contains("waiver/expired", json.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{0} [a](1) \\ \u202E")]
    [InlineData("../../etc/passwd")]
    [InlineData("http://[::bad")]
    public void Hostile_texts_stay_texts(string payload)
    {
        using var json = Parse(Poison.In(BrowserAudit.Audit, payload));
        Assert.All(json.RootElement.GetProperty("runs")[0].GetProperty("artifacts").EnumerateArray(), static a =>
        {
            var uri = a.GetProperty("location").GetProperty("uri").GetString()!;
            Assert.True(Uri.IsWellFormedUriString(uri, UriKind.RelativeOrAbsolute), uri);
            Assert.DoesNotContain("..", uri.Split('/'));
        });
        Assert.DoesNotContain('\u202E', json.RootElement.GetRawText());
    }

    [Fact]
    public void The_same_audit_gives_the_same_bytes() =>
        Assert.Equal(SarifReport.Write(BrowserAudit.Audit, new(Language.Zh)), SarifReport.Write(BrowserAudit.Audit, new(Language.Zh)));

    private static JsonDocument Parse(Audit audit) => JsonDocument.Parse(Encoding.UTF8.GetString(SarifReport.Write(audit, new(Language.En) { Law = PaperSamples.Knowledge.Law })));

    private static List<JsonElement> Results(JsonDocument json) => [.. json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()];

    private static IEnumerable<JsonElement> Locations(JsonElement result) =>
        result.GetProperty("locations").EnumerateArray().Concat(result.TryGetProperty("relatedLocations", out var related) ? related.EnumerateArray() : []);

    private static List<string> Fingerprints(JsonDocument json) => [.. Results(json).Select(static r => r.GetProperty("partialFingerprints").GetProperty("candorFinding/v1").GetString()!)];
}
