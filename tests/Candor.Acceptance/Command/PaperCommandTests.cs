using System.Diagnostics;
using System.Text;
using System.Text.Json;
using YamlDotNet.RepresentationModel;

namespace Candor.Acceptance.Command;

public class PaperCommandTests(AuditedSamples samples) : IClassFixture<AuditedSamples>
{
    [Theory]
    [InlineData("miit")]
    [InlineData("cverc")]
    [InlineData("cnil")]
    [InlineData("letter")]
    [InlineData("complaint")]
    public void A_notice_is_written_in_each_format_and_the_blanks_are_told(string form)
    {
        using var folder = new TemporaryFolder();
        var outcome = CandorProcess.Run("notice", samples.Old, "--form", form, "--lang", "zh", "--format", "html,docx,json,csv", "--out", folder.Path);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("待填", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("【待填：", File.ReadAllText(folder.At(form + ".html")), StringComparison.Ordinal);
        Assert.Equal("PK"u8, File.ReadAllBytes(folder.At(form + ".docx")).AsSpan(0, 2));
        using var json = JsonDocument.Parse(File.ReadAllBytes(folder.At(form + ".json")));
        var audit = AuditJson.Read(File.ReadAllBytes(Path.Combine(samples.Old, "audit.json")));
        Assert.Equal(audit.Findings.Where(static f => f.Verdict is Verdict.Violation or Verdict.Suspected).Select(static f => f.Id), json.RootElement.GetProperty("items").EnumerateArray().Select(static i => i.GetProperty("finding").GetString()));
        Assert.Equal("not-substantiated", json.RootElement.GetProperty("allegations")[0].GetProperty("outcome").GetString());
    }

    [Fact]
    public void Options_and_particulars_fill_the_blanks()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("batch.yaml"), "issuer: 示例局\ndeadline: 2026-12-15\nsubjects:\n  - {id: com.example.browser, developer: 旧名, source: 示例应用商店}\n");
        var outcome = CandorProcess.Run("notice", samples.Old, "--form", "miit", "--lang", "zh", "--particulars", folder.At("batch.yaml"), "--developer", "示例浏览器有限公司", "--format", "csv", "--out", folder.Path);
        Assert.Equal(0, outcome.ExitCode);
        var row = File.ReadAllText(folder.At("miit.csv")).Split("\r\n")[1].Split(',');
        Assert.Equal(["1", "示例浏览器", "示例浏览器有限公司", "示例应用商店", "1.0"], row[..5]);
        Assert.DoesNotContain("发文机关", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rectification_report_goes_item_by_item_from_the_old_audit_to_the_new()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, CandorProcess.Run("notice", samples.Old, samples.New, "--form", "rectification", "--lang", "en", "--format", "json", "--out", folder.Path).ExitCode);
        using var json = JsonDocument.Parse(File.ReadAllBytes(folder.At("rectification.json")));
        var standings = json.RootElement.GetProperty("items").EnumerateArray().ToDictionary(static i => i.GetProperty("kind").GetString()! + i.GetProperty("finding").GetString(), static i => i.GetProperty("standing").GetString());
        Assert.Equal(3, standings.Values.Count(static s => s == "fixed"));
        Assert.Equal("fixed", standings.Single(static s => s.Key.StartsWith("policy-lacks-retention", StringComparison.Ordinal)).Value);
        Assert.Equal(2, CandorProcess.Run("notice", samples.Old, "--form", "rectification", "--out", folder.Path).ExitCode);
    }

    [Fact]
    public void The_PDF_is_the_page_as_Chromium_prints_it_and_the_same_each_time()
    {
        using var folder = new TemporaryFolder();
        foreach (var name in (string[])["a", "b"])
        {
            var outcome = CandorProcess.Run("notice", samples.Old, "--form", "letter", "--lang", "zh", "--format", "pdf", "--out", folder.At(name));
            Assert.True(outcome.ExitCode == 0, outcome.Error);
        }

        var pdf = File.ReadAllBytes(folder.At("a/letter.pdf"));
        Assert.Equal("%PDF-"u8, pdf.AsSpan(0, 5));
        Assert.Contains("/CreationDate (D:20261125000000+00'00')", Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        Assert.Equal(pdf, File.ReadAllBytes(folder.At("b/letter.pdf")));
    }

    [Fact]
    public void A_record_of_processing_is_drawn_from_an_audit()
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(0, CandorProcess.Run("ropa", samples.Old, "--lang", "en", "--out", folder.Path).ExitCode);
        Assert.Contains("location", File.ReadAllText(folder.At("ropa.csv")), StringComparison.Ordinal);
        foreach (var extension in (string[])["html", "docx", "json"])
        {
            Assert.True(File.Exists(folder.At("ropa." + extension)), extension);
        }
    }

    [Theory]
    [InlineData("--form poem", "it takes miit, cverc")]
    [InlineData("--form ropa", "it takes miit, cverc")]
    [InlineData("--form miit --format odt", "html, pdf, docx")]
    [InlineData("--form miit --lang fr", "zh or en")]
    [InlineData("--form miit --particulars no-such.yaml", "is not there")]
    public void A_wrong_call_ends_with_2_and_says_what_to_do(string extra, string said)
    {
        var outcome = CandorProcess.Run(["notice", samples.Old, .. extra.Split(' ')]);
        Assert.Equal(2, outcome.ExitCode);
        Assert.Contains(said, outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Remedies_of_real_audits_name_what_is_meant_and_leave_no_gap()
    {
        var coupon = CandorProcess.Run("audit", Repository.At("samples", "coupon", "coupon.apk"), "--policy", Repository.At("samples", "coupon", "policy.zh.html"), "--knowledge", Repository.At("samples", "knowledge"), "--pack", "cn,eu,us,platform", "--category", "online-shopping", "--fail-on", "never", "--json");
        foreach (var audit in (Audit[])[.. new[] { samples.Old, samples.New, samples.Blind }.Select(static p => AuditJson.Read(File.ReadAllBytes(Path.Combine(p, "audit.json")))), AuditJson.Read(Encoding.UTF8.GetBytes(coupon.Output))])
        {
            Assert.NotEmpty(audit.Findings);
            Assert.All(audit.Findings.Where(static f => f.Verdict is Verdict.Violation or Verdict.Suspected), static f =>
            {
                foreach (var text in (string[])[f.Remedy.Zh, f.Remedy.En])
                {
                    Assert.DoesNotContain('{', text);
                    Assert.DoesNotMatch("“”|““|””|\"\"", text);
                    Assert.DoesNotContain("（）", text, StringComparison.Ordinal);
                    Assert.DoesNotContain("()", text, StringComparison.Ordinal);
                    Assert.DoesNotContain("  ", text, StringComparison.Ordinal);
                }
            });
        }
    }

    /// <summary>Every line of the examples for CI that calls candor does what the page says.</summary>
    [Fact]
    public void The_examples_for_continuous_integration_work()
    {
        using var folder = new TemporaryFolder();
        File.Copy(Repository.At("samples", "browser", "browser.apk"), folder.At("app.apk"));
        File.Copy(Repository.At("samples", "browser", "policy.zh.html"), folder.At("policy.html"));
        Directory.CreateDirectory(folder.At(".candor"));
        File.CreateSymbolicLink(folder.At(".candor/candor"), Repository.At("candor"));
        var page = File.ReadAllText(Repository.At("docs", "ci.md"));
        Run(folder, Blocks(page, "sh").Single());
        Assert.True(File.Exists(folder.At("privacy/baseline.json")));
        var examples = Blocks(page, "yaml").ToList();
        var waivers = examples.Single(static e => e.StartsWith("waivers:", StringComparison.Ordinal));
        File.WriteAllText(folder.At("privacy/waivers.yaml"), waivers);
        foreach (var (example, calls) in (ReadOnlySpan<(string, int)>)[(examples.Single(static e => e.StartsWith("# .github", StringComparison.Ordinal)), 3), (examples.Single(static e => e.StartsWith("# .gitlab", StringComparison.Ordinal)), 2)])
        {
            var yaml = new YamlStream();
            yaml.Load(new StringReader(example));
            var lines = yaml.Documents[0].RootNode.AllNodes.OfType<YamlScalarNode>().Select(static n => n.Value!).Where(static v => v.StartsWith(".candor/candor", StringComparison.Ordinal)).ToList();
            Assert.Equal(calls, lines.Count);
            File.Delete(folder.At("candor.sarif"));
            lines.ForEach(line => Run(folder, line));
            Assert.True(File.Exists(folder.At("candor.sarif")));
        }
    }

    /// <summary>Every command of the page on papers works as it is written.</summary>
    [Fact]
    public void The_examples_of_the_page_on_papers_work()
    {
        using var folder = new TemporaryFolder();
        foreach (var (name, source) in (ReadOnlySpan<(string, string)>)[("news", samples.Old), ("browser", samples.New), ("old", samples.Old), ("new", samples.New)])
        {
            Directory.CreateDirectory(folder.At(name));
            File.Copy(Path.Combine(source, "audit.json"), folder.At(name + "/audit.json"));
        }

        var page = File.ReadAllText(Repository.At("docs", "papers.md"));
        File.WriteAllText(folder.At("batch.yaml"), Blocks(page, "yaml").Single());
        Run(folder, Blocks(page, "sh").Single());
        Assert.Equal(
            ["letter.docx", "letter.html", "letter.json", "miit.csv", "miit.docx", "miit.html", "miit.json", "miit.pdf", "rectification.docx", "rectification.html", "ropa.csv", "ropa.docx", "ropa.html", "ropa.json"],
            Directory.GetFiles(folder.At("papers")).Select(static f => Path.GetFileName(f)).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Blocks(string page, string language)
    {
        var open = $"```{language}\n";
        for (var start = page.IndexOf(open, StringComparison.Ordinal); start >= 0; start = page.IndexOf(open, start, StringComparison.Ordinal))
        {
            start += open.Length;
            yield return page[start..page.IndexOf("```", start, StringComparison.Ordinal)];
        }
    }

    private static void Run(TemporaryFolder folder, string script)
    {
        var start = new ProcessStartInfo("/bin/sh") { UseShellExecute = false, WorkingDirectory = folder.Path, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add("-ec");
        start.ArgumentList.Add(script);
        start.Environment["PATH"] = Repository.Root + ":" + Environment.GetEnvironmentVariable("PATH");
        start.Environment["GITHUB_STEP_SUMMARY"] = folder.At("summary.md");
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(4)), script);
        Assert.True(process.ExitCode == 0, $"{script}\nends with {process.ExitCode}\n{output.GetAwaiter().GetResult()}\n{error.GetAwaiter().GetResult()}");
    }
}
