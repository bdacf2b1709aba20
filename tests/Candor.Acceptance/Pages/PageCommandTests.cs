using System.Text.Json;
using Candor.Acceptance.Command;
using Candor.Web.Site;

namespace Candor.Acceptance.Pages;

/// <summary>Pages through the real command and Chromium: addresses, files, folders and pages inside an app.</summary>
public class PageCommandTests
{
    [Fact]
    public async Task The_news_site_is_driven_through_its_stages()
    {
        await using var site = await TestSite.StartAsync();
        var audit = await AuditAsync(site, "news-page", "https://daily.example/", "--page-lang", "en", "--viewport", "desktop");
        var kinds = KindsOf(audit);
        foreach (var kind in (string[])["no-refusal-on-first-layer", "pre-ticked-purposes", "web-collection-before-consent", "web-collection-after-refusal", "fingerprinting"])
        {
            Assert.Contains(kind, kinds);
        }

        Assert.Equal("desktop", audit.Page!.Viewport);
        Assert.Contains(audit.Page.Visits, static v => v.Kind == VisitKind.Refusal && v.IsComplete);

        // What a run of a page shows is not told as a question about apps that nobody looked at.
        Assert.DoesNotContain(audit.NotAnalysed, static n => n.What.En.Contains("in the app", StringComparison.Ordinal) || n.What.En.Contains("main screen", StringComparison.Ordinal));
        var words = string.Join('\n', audit.Findings.Where(static f => f.Certainty == Certainty.Observed && f.Detector is "D05" or "D19").Select(static f => f.Explanation.En));
        Assert.DoesNotContain("Code that can run", words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_honest_site_passes()
    {
        await using var site = await TestSite.StartAsync();
        var audit = await AuditAsync(site, "honest-page", "https://shop.example/", "--pack", "cn_today");
        Assert.Empty(KindsOf(audit));
    }

    [Fact]
    public void The_clean_folder_passes_and_its_report_is_written()
    {
        using var folder = new TemporaryFolder();
        var outcome = CandorProcess.Run("audit", Repository.At("samples", "clean-page"), "--out", folder.At("out"), "--format", "html,json", "--fail-on", "suspected");
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        var audit = AuditJson.Read(File.ReadAllBytes(folder.At("out/audit.json")));
        Assert.Empty(KindsOf(audit));
        Assert.Contains("<html", File.ReadAllText(folder.At("out/report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_inside_an_app_is_audited_with_the_assets_beside_it()
    {
        using var folder = new TemporaryFolder();
        var app = folder.At("shop.apk");
        using (var zip = System.IO.Compression.ZipFile.Open(app, System.IO.Compression.ZipArchiveMode.Create))
        {
            void Add(string name, string text)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }

            Add("AndroidManifest.xml", "none");
            Add("assets/www/index.html", "<!doctype html><html lang=zh><meta charset=utf-8><title>内页</title><link rel=stylesheet href=look.css><p>今年的账单已经生成，点击查看每一笔支出的去向和时间。</p><button>查看账单</button><label><input type=checkbox checked>同意《信用服务协议》，并允许提供给合作机构</label><script src=../lib/send.js></script>");
            Add("assets/www/look.css", "label{font-size:10px}");
            Add("assets/lib/send.js", "document.title = '内页已载入'; document.querySelector('button').onclick = () => { document.body.append('账单详情：餐饮、交通、购物、旅行，各项支出一目了然。'); };");
        }

        var outcome = CandorProcess.Run("audit", app + "!assets/www/index.html", "--out", folder.At("out"), "--format", "json", "--fail-on", "never");
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        var audit = AuditJson.Read(File.ReadAllBytes(folder.At("out/audit.json")));
        Assert.Equal("内页已载入", audit.Subject.Name.Zh);
        Assert.Equal("shop.apk!assets/www/index.html", audit.Subject.Identifier);
        Assert.Contains("pre-ticked-consent", KindsOf(audit));
        Assert.Equal(10, Assert.Single(audit.Page!.Controls).FontPixels);
        var missing = CandorProcess.Run("audit", app + "!assets/www/other.html", "--out", folder.At("none"));
        Assert.Equal(2, missing.ExitCode);
        Assert.Contains("holds no page", missing.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_over_http_is_told_and_steps_and_redaction_are_heeded()
    {
        await using var site = await TestSite.StartAsync();
        site.Page("club.example/", """
            <!doctype html><html lang="zh"><head><meta charset="utf-8"><title>俱乐部</title></head><body><h1>俱乐部</h1><p>每周三下午在河边集合，欢迎新朋友加入我们的划船队。</p>
            <label>电子邮箱 <input type="email" name="email"></label><button id="odd">上船</button>
            <script>document.querySelector('input').onchange = (e) => { new Image().src = 'http://plain.collector.example/i?mail=' + encodeURIComponent(e.target.value); };</script></body></html>
            """);
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("steps.json"), """{"acceptance": [{"press": "上船"}]}""", TestContext.Current.CancellationToken);
        var audit = await AuditAsync(site, null, "http://club.example/", "--steps", folder.At("steps.json"), "--redact");
        var clear = Assert.Single(audit.Findings, static f => f.Kind == "personal-data-in-clear" && f.Verdict is Verdict.Violation or Verdict.Suspected);
        Assert.Contains("plain.collector.example", clear.Explanation.En, StringComparison.Ordinal);
        Assert.Contains("no-prompt-at-first-opening", KindsOf(audit));
        Assert.Contains(audit.Page!.Visits, static v => v.Kind == VisitKind.Acceptance && v.IsComplete);
        var persona = JsonDocument.Parse(CandorProcess.Run("persona").Output).RootElement.GetProperty("values").GetProperty("email");
        var mail = persona.ValueKind == JsonValueKind.Array ? persona[0].GetString()! : persona.GetString()!;
        Assert.Contains(site.Requests, r => r.Host == "plain.collector.example" && Uri.UnescapeDataString(r.Query).Contains(mail, StringComparison.Ordinal));
        Assert.DoesNotContain(mail, System.Text.Encoding.UTF8.GetString(AuditJson.Write(audit)), StringComparison.Ordinal);
    }

    private static async Task<Audit> AuditAsync(TestSite site, string? sample, string url, params string[] more)
    {
        foreach (var host in sample is null ? [] : Directory.EnumerateDirectories(Repository.At("samples", sample, "site")))
        {
            site.Folder(Path.GetFileName(host), host);
        }

        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("ca.pem"), site.RootPem, TestContext.Current.CancellationToken);
        var outcome = CandorProcess.Run([
            "audit", url, "--allow-private", "--ca", folder.At("ca.pem"), "--resolve", $"*.example=127.0.0.1:{site.HttpsPort}:{site.HttpPort}",
            "--out", folder.At("out"), "--format", "json", "--fail-on", "never", .. more]);
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        return AuditJson.Read(await File.ReadAllBytesAsync(folder.At("out/audit.json"), TestContext.Current.CancellationToken));
    }

    private static List<string> KindsOf(Audit audit) =>
        [.. audit.Findings.Where(static f => f.Verdict is Verdict.Violation or Verdict.Suspected).Select(static f => f.Kind).Distinct(StringComparer.Ordinal)];
}
