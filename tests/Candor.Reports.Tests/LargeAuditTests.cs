using Candor.Reports.Tests.Samples;

namespace Candor.Reports.Tests;

public sealed class LargeAuditTests
{
    private static readonly Audit Audit = LargeAudit.Make();

    [Fact]
    public void It_stays_within_its_limits_and_says_what_is_left_out()
    {
        var text = Report.Text(Audit, Language.Zh);
        Assert.True(text.Length < 8_000_000, $"{text.Length} characters");
        var document = Report.Parse(text);
        Report.AssertLinks(document);
        Assert.Equal(300, document.QuerySelectorAll("article").Length);
        Assert.All(document.QuerySelectorAll("article"), static a => Assert.Single(a.QuerySelectorAll(".evidence")));
        Assert.Equal(HtmlReportLimits.Default.Rows, document.QuerySelectorAll("table.matrix tbody tr:not(.group) > th").Length);
        Assert.Contains("and 1,600 more in audit.json", document.QuerySelector("table.matrix .more")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("5,000", document.QuerySelector("#evidence > .more")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_call_path_keeps_its_ends_and_the_numbers_of_its_steps()
    {
        var step = ((CallPathLocator)BrowserCode.SmsPath.Locator).Steps[0];
        var path = Evidence.Create(BrowserCode.Hash, new CallPathLocator(Trigger.Component, null, [.. Enumerable.Range(0, 100).Select(i => step with { Offset = i })]));
        var audit = BrowserAudit.Audit with { Evidence = [path], Findings = [BrowserAudit.Audit.Findings[0] with { Evidence = [path.Id] }] };
        var items = Report.Parse(Report.Text(audit, Language.En, HtmlReportLimits.Default with { Steps = 5 })).QuerySelectorAll("#findings .steps > li");
        Assert.Equal(["1", "2", "3", "99", "100"], items.Select(static i => i.GetAttribute("value")));
        Assert.Contains("95 steps left out", items[2].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_smallest_limits_hold()
    {
        var limits = new HtmlReportLimits { EvidencePerFinding = 1, LinksPerRow = 1, Appendix = 1, Rows = 1, EntriesPerRow = 1, Steps = 2, TextLength = 1, NameLength = 1 };
        var document = Report.Parse(Report.Text(BrowserAudit.Audit, Language.Zh, limits));
        Report.AssertLinks(document);
        Report.AssertInert(document);
    }
}
