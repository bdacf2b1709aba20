using System.Text.Json;
using NJsonSchema;

namespace Candor.Acceptance.Command;

/// <summary>The SARIF of real audits, judged by the standard's schema and by Microsoft's own validator.</summary>
public class SarifCommandTests(AuditedSamples samples) : IClassFixture<AuditedSamples>
{
    private static readonly string Validator = Repository.At("artifacts", "tools", "sarif", "node_modules", ".bin", "sarif-multitool");

    private static readonly string Schema = Repository.At("artifacts", "tools", "sarif", "node_modules", "@microsoft", "sarif-multitool-linux", "sarif-2.1.0.json");

    [Fact]
    public async Task The_schema_and_the_validator_find_no_error_in_any_form_of_it()
    {
        Assert.SkipUnless(File.Exists(Validator), "./test installs @microsoft/sarif-multitool");
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("waivers.yaml"), "waivers:\n  - {kind: policy-lacks-retention, owner: a@firm.example, reason: with the lawyers, expires: 2027-01-31}\n");
        var audited = CandorProcess.Run("audit", Repository.At("samples", "news", "news.apk"), "--policy", Repository.At("samples", "news", "policy.zh.html"), "--pack", "cn,eu", "--fail-on", "never", "--format", "sarif", "--out", folder.At("news"));
        Assert.Equal(0, audited.ExitCode);
        Assert.Equal(0, CandorProcess.Run("sarif", samples.Old, "--lang", "zh", "--out", folder.At("plain.sarif")).ExitCode);
        CandorProcess.Run("gate", samples.Old, "--baseline", samples.New, "--waivers", folder.At("waivers.yaml"), "--on", "2026-12-01", "--sarif", folder.At("gate.sarif"));
        CandorProcess.Run("gate", samples.Blind, "--baseline", samples.Old, "--sarif", folder.At("blind.sarif"));
        var schema = await JsonSchema.FromFileAsync(Schema, TestContext.Current.CancellationToken);
        foreach (var file in (string[])["news/audit.sarif", "plain.sarif", "gate.sarif", "blind.sarif"])
        {
            Assert.Empty(schema.Validate(await File.ReadAllTextAsync(folder.At(file), TestContext.Current.CancellationToken)).Select(static e => e.ToString()));
            var outcome = CandorProcess.Start(Validator, "validate", folder.At(file));
            Assert.True(outcome.ExitCode == 0, outcome.Output + outcome.Error);
            Assert.Contains("Analysis completed successfully", outcome.Output, StringComparison.Ordinal);
            Assert.DoesNotMatch(@": error (SARIF|JSON)\d+", outcome.Output);
        }
    }

    [Theory]
    [InlineData("\"level\": \"none\"", "\"level\": \"deadly\"", true)]
    [InlineData("\"columnKind\": \"utf16CodeUnits\"", "\"columnKind\": \"bytes\"", true)]
    [InlineData("\"uri\": \"browser.apk\"", "\"uri\": \"/browser.apk\"", false)]
    public async Task They_would_find_an_error(string right, string wrong, bool isOfForm)
    {
        Assert.SkipUnless(File.Exists(Validator), "./test installs @microsoft/sarif-multitool");
        using var folder = new TemporaryFolder();
        CandorProcess.Run("sarif", samples.Old, "--out", folder.At("bad.sarif"));
        var text = await File.ReadAllTextAsync(folder.At("bad.sarif"), TestContext.Current.CancellationToken);
        Assert.Contains(right, text, StringComparison.Ordinal);
        await File.WriteAllTextAsync(folder.At("bad.sarif"), text.Replace(right, wrong, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        if (isOfForm)
        {
            var schema = await JsonSchema.FromFileAsync(Schema, TestContext.Current.CancellationToken);
            Assert.NotEmpty(schema.Validate(await File.ReadAllTextAsync(folder.At("bad.sarif"), TestContext.Current.CancellationToken)));
        }
        else
        {
            Assert.Matches(@": error SARIF\d+", CandorProcess.Start(Validator, "validate", folder.At("bad.sarif")).Output);
        }
    }

    [Fact]
    public void On_standard_output_it_is_one_document_with_states_and_suppressions()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("waivers.yaml"), "waivers:\n  - {kind: policy-lacks-retention, owner: a@firm.example, reason: with the lawyers, expires: 2027-01-31}\n");
        var outcome = CandorProcess.Run("sarif", samples.Old, "--baseline", samples.New, "--waivers", folder.At("waivers.yaml"), "--on", "2026-12-01");
        Assert.Equal(0, outcome.ExitCode);
        using var json = JsonDocument.Parse(outcome.Output);
        var retention = json.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Single(static r => r.GetProperty("ruleId").GetString() == "policy-lacks-retention" && r.GetProperty("kind").GetString() == "fail");
        Assert.Equal("new", retention.GetProperty("baselineState").GetString());
        Assert.Equal("with the lawyers", retention.GetProperty("suppressions")[0].GetProperty("justification").GetString());
    }
}
