using System.Text.Json;
using Candor.Acceptance.Command;
using Candor.Web.Site;

namespace Candor.Acceptance.Law;

/// <summary>The bill page under the law of 5 January 2018, through the real command and Chromium.</summary>
public class January2018PageTests
{
    private static readonly string[] InForceAndNamed = ["CSL", "D12", "O24", "CRL", "CRP"];

    [Fact]
    public async Task The_bill_is_judged_by_the_law_of_its_day_and_a_defect_of_notice_stays_one()
    {
        await using var site = await TestSite.StartAsync();
        foreach (var host in Directory.EnumerateDirectories(Repository.At("samples", "bill", "site")))
        {
            site.Folder(Path.GetFileName(host), host);
        }

        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.At("ca.pem"), site.RootPem, TestContext.Current.CancellationToken);
        var key = folder.At("key.pem");
        Assert.Equal(0, CandorProcess.Run("key", "new", key).ExitCode);
        var outcome = CandorProcess.Run(
            "audit", "https://pay.example/index.html", "--date", "2018-01-05", "--allow-private", "--ca", folder.At("ca.pem"),
            "--resolve", $"*.example=127.0.0.1:{site.HttpsPort}:{site.HttpPort}", "--out", folder.At("out"), "--bundle", folder.At("bundle"), "--key", key);
        Assert.True(outcome.ExitCode is 0 or 1, outcome.Error);
        var audit = AuditJson.Read(await File.ReadAllBytesAsync(folder.At("out/audit.json"), TestContext.Current.CancellationToken));
        Assert.Equal(["cn_2018_01"], audit.Options.Packs);

        // Every citation is of law that was in force and that the ministry or the consumer council named: no GB/T 35273, no Order 20.
        var issues = audit.Findings.Where(static f => f.Verdict is Verdict.Violation or Verdict.Suspected).ToList();
        Assert.All(issues.SelectMany(static f => f.Citations), static c =>
        {
            Assert.Contains(c.Rule.Split('-')[1], InForceAndNamed);
            Assert.True(c.InForce && string.CompareOrdinal(c.From, "2018-01-05") <= 0, c.Rule);
        });

        // The box is one finding, on the three grounds that the ministry named.
        var box = Assert.Single(issues, static f => f.Kind == "pre-ticked-consent");
        Assert.Equal(Verdict.Violation, box.Verdict);
        Assert.Equal(["CSL", "D12", "O24"], box.Citations.Select(static c => c.Rule.Split('-')[1]).Where(static i => i is not ("CRL" or "CRP")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

        // That it was not made known is a defect of notice, told as one: by what was measured of the text, and with no word of what was collected.
        var notice = Assert.Single(issues, static f => f.Kind == "consent-text-hard-to-read");
        Assert.Contains(notice.Citations, static c => c.Rule == "CN-CSL-41.1");
        Assert.Contains(notice.Citations, static c => c.Rule == "CN-D12-2");
        Assert.Contains(notice.Citations, static c => c.Rule == "CN-O24-9.2");
        Assert.Empty(notice.Practices);
        foreach (var text in new[] { notice.Title.En, notice.Explanation.En })
        {
            Assert.DoesNotContain("collect", text, StringComparison.OrdinalIgnoreCase);
        }

        Assert.DoesNotContain("收集", notice.Title.Zh + notice.Explanation.Zh, StringComparison.Ordinal);

        // The evidence stands: pictures and the recording are exhibits of the bundle.
        Assert.Equal(0, CandorProcess.Run("verify", folder.At("bundle"), "--key", key, "--full").ExitCode);
        using var exhibits = JsonDocument.Parse(await File.ReadAllBytesAsync(folder.At("bundle/exhibits.json"), TestContext.Current.CancellationToken));
        var first = exhibits.RootElement.GetProperty("exhibits").EnumerateArray().Where(e => e.GetProperty("findings").EnumerateArray().Any(f => f.ValueEquals(box.Id))).Select(static e => e.GetProperty("kind").GetString()).ToList();
        Assert.Contains("picture", first);
        Assert.Contains("recording", first);
    }
}
