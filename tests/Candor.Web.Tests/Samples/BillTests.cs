using Candor.Web.Site;
using Candor.Web.Support;

namespace Candor.Web.Samples;

/// <summary>The case that started it: a small box that is ticked already, on a page that everybody wants to see.</summary>
public class BillTests
{
    [Theory]
    [InlineData("index.html", ControlKind.Native)]
    [InlineData("aria.html", ControlKind.Aria)]
    [InlineData("drawn.html", ControlKind.Drawn)]
    public async Task The_ticked_box_is_found_measured_and_tried_both_ways(string page, ControlKind kind)
    {
        await using var site = await TestSite.StartAsync();
        Sites.Serve(site, "bill");
        var observed = await Audits.ObserveAsync(site, "https://pay.example/" + page);
        var box = Assert.Single(observed.Observation.Page!.Controls);
        Assert.Equal(kind, box.Kind);
        Assert.True(box.IsOnByDefault);
        Assert.True(box.WasOnAtFirstPaint);
        Assert.Equal(["知信信用服务协议", "个人信息查询授权书"], box.Agreements.Select(static a => a.Name));
        Assert.Equal("https://credit.example/terms.html", box.Agreements[0].Url);
        Assert.Contains(ControlMeaning.Credit, box.Meanings);
        Assert.Contains(ControlMeaning.Sharing, box.Meanings);
        Assert.Equal(10, box.FontPixels);
        Assert.InRange(box.Contrast!.Value, 1.85, 2.0);
        Assert.Equal("查看我的年度账单", box.Button);
        Assert.InRange(box.DistanceToButton!.Value, 200, 260);

        var effect = box.Effect!;
        Assert.True(effect.ServedOn);
        Assert.True(effect.ServedOff);
        Assert.Contains("POST https://credit.example/enrol", Assert.Single(effect.OnlyOn), StringComparison.Ordinal);
        Assert.Contains("agreed: true → false", Assert.Single(effect.Changed, static c => c.Contains("agreed", StringComparison.OrdinalIgnoreCase)), StringComparison.OrdinalIgnoreCase);

        // The server's log: enrolled once, with the box as it was; the bill asked for twice.
        Assert.Single(site.Requests, static r => r is { Method: "POST", Host: "credit.example", Path: "/enrol" });
        Assert.Equal(2, site.Requests.Count(static r => r.Path == "/api/bill"));

        var audit = Audits.Judge(observed);
        var finding = Assert.Single(audit.Findings, static f => f.Kind == "pre-ticked-consent");
        Assert.Equal(Verdict.Violation, finding.Verdict);
        Assert.Contains("取消勾选后服务照常提供", finding.Explanation.Zh, StringComparison.Ordinal);
        Assert.Contains("bundled-agreements", Audits.KindsOf(audit));
        Assert.Contains("consent-text-hard-to-read", Audits.KindsOf(audit));
        Assert.Contains(audit.Practices, static p => p.Action == PracticeAction.Enrols && p.DataType == "credit-information" && p.Party == "credit.example");
        var pictures = audit.Evidence.Where(e => finding.Evidence.Contains(e.Id)).Select(static e => e.Locator).OfType<ScreenshotLocator>().ToList();
        Assert.True(pictures.Count >= 4, $"{pictures.Count} pictures");
        Assert.Contains(pictures, static p => p.Boxes.Length == 2);
        Assert.All(pictures, static p => Assert.All(p.Boxes, b => Assert.True(b.X < p.Width && b.Y < p.Height)));
        Assert.NotNull(observed.Policy);
    }
}
