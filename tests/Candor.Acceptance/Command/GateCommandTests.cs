using System.Text.Json;

namespace Candor.Acceptance.Command;

public class GateCommandTests(AuditedSamples samples) : IClassFixture<AuditedSamples>
{
    [Fact]
    public void Compare_tells_what_is_fixed_and_what_is_still_there()
    {
        var outcome = CandorProcess.Run("compare", samples.Old, samples.New, "--lang", "en");
        Assert.Equal(0, outcome.ExitCode);
        Assert.Matches("findings: 0 new, 0 worse, [0-9]+ still there, 3 fixed, 0 not looked for again", outcome.Output);
        Assert.Contains("The policy does not say how long data is kept", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("+ says: stores", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_never_calls_fixed_what_an_audit_without_the_policy_could_not_look_for()
    {
        using var json = JsonDocument.Parse(CandorProcess.Run("compare", samples.Old, samples.Blind, "--json").Output);
        var standings = json.RootElement.GetProperty("findings").EnumerateArray().ToLookup(static f => f.GetProperty("standing").GetString()!, static f => f.GetProperty("kind").GetString()!, StringComparer.Ordinal);
        Assert.Contains("policy-lacks-retention", standings["not-looked-for"]);
        Assert.Contains("undisclosed-collection", standings["not-looked-for"]);
        Assert.DoesNotContain("policy-lacks-retention", standings["fixed"]);

        Assert.Empty(json.RootElement.GetProperty("disclosures").GetProperty("gone").EnumerateArray());
        Assert.NotEmpty(json.RootElement.GetProperty("disclosures").GetProperty("notSeen").EnumerateArray());
    }

    [Fact]
    public void The_gate_is_open_where_nothing_is_new_and_closed_where_something_is()
    {
        var open = CandorProcess.Run("gate", samples.New, "--baseline", samples.Old);
        Assert.Equal(0, open.ExitCode);
        Assert.Contains("0 failing", open.Output, StringComparison.Ordinal);
        var closed = CandorProcess.Run("gate", samples.Old, "--baseline", samples.New);
        Assert.Equal(1, closed.ExitCode);
        Assert.Contains("3 failing", closed.Output, StringComparison.Ordinal);
        Assert.Contains("How long we keep it", closed.Output, StringComparison.Ordinal);
        Assert.Equal(1, CandorProcess.Run("gate", samples.Old, "--baseline", samples.New, "--fail-on", "violation").ExitCode);
        Assert.Equal(0, CandorProcess.Run("gate", samples.Old, "--baseline", samples.New, "--fail-on", "never").ExitCode);
    }

    [Fact]
    public void What_was_not_looked_for_again_ends_with_3()
    {
        var outcome = CandorProcess.Run("gate", samples.Blind, "--baseline", samples.Old, "--json");
        Assert.Equal(3, outcome.ExitCode);
        using var json = JsonDocument.Parse(outcome.Output);
        Assert.NotEqual(0, json.RootElement.GetProperty("notLookedFor").GetArrayLength());
        Assert.Equal(0, json.RootElement.GetProperty("failing").GetArrayLength());
    }

    [Fact]
    public void Waivers_let_through_are_counted_and_expire()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(
            folder.At("waivers.yaml"),
            """
            waivers:
              - {kind: policy-lacks-retention, owner: a@firm.example, reason: text is with the lawyers, expires: 2027-01-31}
              - {kind: policy-lacks-complaint, owner: a@firm.example, reason: same, expires: 2027-01-31}
              - {kind: policy-lacks-account-cancellation, owner: a@firm.example, reason: same, expires: 2026-12-31}
              - {finding: finding-0000000000000000, owner: a@firm.example, reason: gone, expires: 2027-01-31}
            """);
        string[] gate = ["gate", samples.Old, "--baseline", samples.New, "--waivers", folder.At("waivers.yaml"), "--on"];
        var waived = CandorProcess.Run([.. gate, "2026-12-31"]);
        Assert.Equal(0, waived.ExitCode);
        Assert.Contains("3 waived (of which 3 new or worse)", waived.Output, StringComparison.Ordinal);
        Assert.Contains("covers no finding", waived.Output, StringComparison.Ordinal);
        var expired = CandorProcess.Run([.. gate, "2027-01-01"]);
        Assert.Equal(1, expired.ExitCode);
        Assert.Contains("expired on 2026-12-31", expired.Output, StringComparison.Ordinal);
        File.WriteAllText(folder.At("waivers.yaml"), "waivers:\n  - {kind: policy-lacks-retention, owner: a@firm.example, expires: 2027-01-31}\n");
        var mistaken = CandorProcess.Run([.. gate, "2026-12-31"]);
        Assert.Equal(2, mistaken.ExitCode);
        Assert.Contains("waivers.yaml:2: 'reason' is missing", mistaken.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-such.json", 2, "is not there")]
    [InlineData("empty", 2, "holds no audit.json")]
    [InlineData("broken.json", 3, "is no audit.json")]
    [InlineData("array.json", 3, "is no audit.json")]
    [InlineData("deep.json", 3, "is no audit.json")]
    public void What_is_no_audit_is_refused_in_one_sentence(string name, int exitCode, string said)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("empty"));
        File.WriteAllText(folder.At("broken.json"), "{\"schemaVersion\": \"1.0\", \"tool\": ");
        File.WriteAllText(folder.At("array.json"), "[]");
        File.WriteAllText(folder.At("deep.json"), new string('[', 100_000));
        foreach (var command in (string[][])[["compare", folder.At(name), samples.New], ["gate", folder.At(name), "--baseline", samples.New], ["notice", folder.At(name), "--form", "miit"], ["ropa", folder.At(name)], ["sarif", folder.At(name)]])
        {
            var outcome = CandorProcess.Run(command);
            Assert.Equal(exitCode, outcome.ExitCode);
            Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
            Assert.Single(outcome.Error.Trim().Split('\n'));
        }
    }
}
