using System.Text;
using Candor.Acceptance.Command;

namespace Candor.Acceptance.Samples;

/// <summary>The capture among the samples: from the real command to the report.</summary>
public class TrafficSampleTests
{
    private static readonly string Folder = Repository.At("samples", "traffic-run");

    private static readonly string[] Capture =
        [Path.Combine(Folder, "run.flow"), "--persona", Path.Combine(Folder, "persona.json"), "--first-party", "run.example"];

    [Fact]
    public void Decoding_finds_each_value_under_its_layers_and_nothing_else()
    {
        var outcome = CandorProcess.Run(["decode", .. Capture, "--lang", "en"]);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(File.ReadAllText(Path.Combine(Folder, "expected-decode.txt")), outcome.Output);
        Assert.Contains("The content of 1 requests (number 9)", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("policy.zh.html")]
    [InlineData("policy.en.html")]
    public void An_audit_holds_the_traffic_against_the_policy(string policy)
    {
        var audit = AuditJson.Read(Encoding.UTF8.GetBytes(CandorProcess.Run([
            "audit", .. Capture, "--policy", Path.Combine(Folder, policy), "--knowledge", Repository.At("samples", "knowledge"), "--date", "2026-11-24", "--json",
        ]).Output));
        Assert.Equal(SubjectKind.Capture, audit.Subject.Kind);
        Assert.All(audit.Practices, static p => Assert.Equal(Certainty.Observed, p.Certainty));
        var verdicts = audit.Consistency.ToDictionary(c => audit.Practices.Single(p => p.Id == c.Practice) is var p ? $"{p.DataType} {p.Party}" : "", static c => c.Verdict, StringComparer.Ordinal);
        Assert.Equal(ConsistencyVerdict.Clear, verdicts["phone-number first-party"]);
        Assert.Equal(ConsistencyVerdict.Clear, verdicts["precise-location first-party"]);
        Assert.NotEqual(ConsistencyVerdict.Clear, verdicts["imei pulsegrid"]);
        Assert.NotEqual(ConsistencyVerdict.Clear, verdicts["email pulsegrid"]);
        var told = Assert.Single(audit.Findings, static f => f.Kind == "untold-flow");
        var evidence = audit.Evidence.ToDictionary(static e => e.Id, StringComparer.Ordinal);
        Assert.Contains(told.Evidence, id => evidence[id].Locator is TrafficLocator { Request: 5, Host: "in.pulsegrid.example" } place && place.Chain.SequenceEqual(["form em", "base64", "sha256(email)"]));
        Assert.Contains(audit.Recipients, static r => r.Host == "stats.run.example" && r.Behaviours.Any(static b => b.Kind == RecipientBehaviourKind.DisguisedTracker));
        Assert.Contains(audit.NotAnalysed, static n => n.Area == NotAnalysedArea.Traffic && n.What.En.Contains("number 9", StringComparison.Ordinal));
    }

    [Fact]
    public void A_redacted_report_holds_nothing_of_the_person_and_keeps_who_received_what()
    {
        using var folder = new TemporaryFolder();
        CandorProcess.Run(["audit", .. Capture, "--redact", "--fail-on", "never", "--out", folder.Path, "--date", "2026-11-24"]);
        var persona = Candor.Traffic.PersonaFile.Read(File.ReadAllBytes(Path.Combine(Folder, "persona.json")), Candor.Knowledge.KnowledgeLoader.Load(Repository.At("knowledge")).DataTypes);
        foreach (var file in (string[])["audit.json", "report.html"])
        {
            var text = File.ReadAllText(Path.Combine(folder.Path, file));
            Assert.All(persona.Values, v => Assert.DoesNotContain(v.Value, text, StringComparison.OrdinalIgnoreCase));
            Assert.Contains("in.pulsegrid.example", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_same_capture_gives_the_same_bytes()
    {
        string[] call = ["decode", .. Capture, "--json"];
        Assert.Equal(CandorProcess.Run(call).Output, CandorProcess.Run(call).Output);
    }

    [Theory]
    [InlineData("hello", "neither a HAR file")]
    [InlineData("{\"log\":{\"entries\":[{", "ends")]
    public void A_file_that_is_no_capture_is_refused_in_one_sentence(string content, string word)
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "a.har");
        File.WriteAllText(path, content);
        var outcome = CandorProcess.Run("decode", path);
        Assert.Equal(3, outcome.ExitCode);
        Assert.Contains(word, outcome.Error, StringComparison.Ordinal);
    }
}
