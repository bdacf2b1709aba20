using System.Text;

namespace Candor.Acceptance.Command;

public class AuditCommandTests
{
    private static readonly string Honest = Repository.At("samples", "honest", "honest.apk");
    private static readonly string HonestPolicy = Repository.At("samples", "honest", "policy.zh.html");

    [Fact]
    public void Help_teaches_the_audit()
    {
        var outcome = CandorProcess.Run("audit", "--help");
        Assert.Equal(0, outcome.ExitCode);
        foreach (var word in (string[])["--policy", "--category", "--date", "--out", "--format", "--lang", "--fail-on", "Example"])
        {
            Assert.Contains(word, outcome.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void It_writes_the_report_the_audit_and_the_text_that_the_evidence_points_into()
    {
        using var folder = new TemporaryFolder();
        var outcome = CandorProcess.Run("audit", Honest, "--policy", HonestPolicy, "--out", folder.At("out"), "--lang", "zh");
        Assert.Equal("", outcome.Error);
        Assert.Equal(0, outcome.ExitCode);
        var audit = AuditJson.Read(File.ReadAllBytes(folder.At("out/audit.json")));
        Assert.Contains("<html", File.ReadAllText(folder.At("out/report.html")), StringComparison.Ordinal);
        var text = File.ReadAllText(folder.At($"out/evidence/{audit.Policies[0].TextSha256}.txt"), Encoding.UTF8);
        var quotes = audit.Evidence.Where(e => e.Blob == audit.Policies[0].TextSha256).Select(static e => e.Locator).OfType<TextLocator>().ToList();
        Assert.NotEmpty(quotes);
        Assert.All(quotes, q => Assert.Equal(q.Quote, text.Substring(q.Start, q.Length)));
    }

    [Fact]
    public void Only_the_forms_that_were_asked_for_are_written()
    {
        using var folder = new TemporaryFolder();
        CandorProcess.Run("audit", Honest, "--out", folder.At("out"), "--format", "json");
        Assert.True(File.Exists(folder.At("out/audit.json")));
        Assert.False(File.Exists(folder.At("out/report.html")));
    }

    [Fact]
    public void Json_on_standard_output_is_one_document_and_nothing_else()
    {
        var outcome = CandorProcess.Run("audit", Honest, "--json");
        Assert.Equal("", outcome.Error);
        Assert.Equal("com.example.weather", AuditJson.Read(Encoding.UTF8.GetBytes(outcome.Output)).Subject.Identifier);
    }

    [Theory]
    [InlineData("violation", 1)]
    [InlineData("suspected", 1)]
    [InlineData("never", 0)]
    public void The_exit_code_follows_fail_on(string level, int exitCode)
    {
        using var folder = new TemporaryFolder();
        var outcome = CandorProcess.Run(
            "audit", Repository.At("samples", "browser", "browser.apk"), "--policy", Repository.At("samples", "browser", "policy.zh.html"),
            "--knowledge", Repository.At("samples", "knowledge"), "--out", folder.At("out"), "--fail-on", level);
        Assert.Equal(exitCode, outcome.ExitCode);
    }

    [Theory]
    [InlineData("no-such-file.apk", "is not there")]
    [InlineData("--fail-on perhaps", "violation, suspected or never")]
    [InlineData("--date yesterday", "2018-01-12")]
    [InlineData("--format docx", "html")]
    [InlineData("--lang fr", "zh or en")]
    [InlineData("--category nonsense", "law categories")]
    [InlineData("--policy https://example.com/privacy", "save the page")]
    public void A_wrong_call_ends_with_2_and_says_what_to_do(string extra, string said)
    {
        var words = extra.Split(' ');
        string[] arguments = words[0].StartsWith('-') ? ["audit", Honest, .. words] : ["audit", words[0]];
        var outcome = CandorProcess.Run(arguments);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.Trim().Split('\n'));
    }

    [Fact]
    public void No_subject_is_wrong_usage() => Assert.Equal(2, CandorProcess.Run("audit").ExitCode);

    [Fact]
    public void The_same_input_gives_the_same_audit_but_for_the_run()
    {
        var first = AuditJson.Read(Encoding.UTF8.GetBytes(CandorProcess.Run("audit", Honest, "--policy", HonestPolicy, "--date", "2026-01-01", "--json").Output));
        var second = AuditJson.Read(Encoding.UTF8.GetBytes(CandorProcess.Run("audit", Honest, "--policy", HonestPolicy, "--date", "2026-01-01", "--json").Output));
        Assert.Equal(AuditJson.Write(first with { Run = second.Run }), AuditJson.Write(second));
    }

    [Fact]
    public void In_January_2018_the_law_of_that_day_is_cited()
    {
        using var folder = new TemporaryFolder();
        CandorProcess.Run(
            "audit", Repository.At("samples", "browser", "browser.apk"), "--policy", Repository.At("samples", "browser", "policy.zh.html"),
            "--knowledge", Repository.At("samples", "knowledge"), "--date", "2018-01-05", "--out", folder.At("out"));
        var audit = AuditJson.Read(File.ReadAllBytes(folder.At("out/audit.json")));
        var citations = audit.Findings.SelectMany(static f => f.Citations).ToList();
        Assert.Contains(citations, static c => c.Rule == "CN-CSL-41.1");
        Assert.Contains(citations, static c => c.Rule == "CN-O24-9.2");
        Assert.All(citations, static c => Assert.True(string.CompareOrdinal(c.From, "2018-01-05") <= 0, c.Rule));
        Assert.DoesNotContain(citations, static c => c.Rule.StartsWith("CN-O20", StringComparison.Ordinal));
    }

    [Fact]
    public void An_allegation_has_an_outcome_in_the_report_and_in_the_audit()
    {
        using var folder = new TemporaryFolder();
        var news = Repository.At("samples", "news", "news.apk");
        var outcome = CandorProcess.Run("audit", news, "--date", "2018-01-05", "--allege", "microphone", "--allege", "通讯录", "--out", folder.At("out"));
        Assert.Contains("alleged: microphone: Nothing that was tried bears it out", outcome.Output, StringComparison.Ordinal);
        var audit = AuditJson.Read(File.ReadAllBytes(folder.At("out/audit.json")));
        Assert.Equal(["microphone", "contacts"], audit.Allegations.Select(static a => a.DataType));
        Assert.Contains("not substantiated", File.ReadAllText(folder.At("out/report.html")), StringComparison.Ordinal);
        Assert.Equal(2, CandorProcess.Run("audit", news, "--allege", "the moon").ExitCode);
    }

    [Fact]
    public void A_pack_of_ones_own_is_used_from_its_folder()
    {
        using var folder = new TemporaryFolder();
        var page = File.ReadAllText(Repository.At("docs", "law-packs.md"));
        var start = page.IndexOf("```yaml\n", StringComparison.Ordinal) + 8;
        Directory.CreateDirectory(folder.At("pack"));
        File.WriteAllText(folder.At("pack/rules.yaml"), page[start..page.IndexOf("```", start, StringComparison.Ordinal)]);
        var browser = Repository.At("samples", "browser", "browser.apk");
        var policy = Repository.At("samples", "browser", "policy.zh.html");
        var outcome = CandorProcess.Run("audit", browser, "--policy", policy, "--pack", folder.At("pack"), "--json");
        var finding = Assert.Single(AuditJson.Read(Encoding.UTF8.GetBytes(outcome.Output)).Findings, static f => f.Verdict is Verdict.Violation or Verdict.Suspected);
        Assert.Equal(["EX-3.1"], finding.Citations.Select(static c => c.Rule));
    }

    [Fact]
    public void A_pack_with_a_mistake_is_refused_whole()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("pack"));
        File.WriteAllText(folder.At("pack/rules.yaml"), "origin: a\nlicence: b\nversion: 2026-11-25\npacks:\n  - id: own\n    name: {zh: 自备}\n");
        var audit = CandorProcess.Run("audit", Honest, "--pack", folder.At("pack"), "--json");
        Assert.NotEqual(0, audit.ExitCode);
        Assert.Contains("rules.yaml", audit.Error, StringComparison.Ordinal);
        Assert.Equal("", audit.Output);
        var lint = CandorProcess.Run("law", "lint", folder.At("pack"));
        Assert.Equal(1, lint.ExitCode);
        Assert.Contains("rules.yaml:6: 'en' is missing", lint.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_packs_that_ship_are_without_a_mistake_and_an_unknown_one_is_wrong_usage()
    {
        Assert.Equal(0, CandorProcess.Run("law", "lint").ExitCode);
        var outcome = CandorProcess.Run("audit", Honest, "--pack", "atlantis", "--json");
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains("'atlantis' is neither a law pack nor a folder", outcome.Error, StringComparison.Ordinal);
    }
}
