using Candor.Reports.Tests.Samples;

namespace Candor.Reports.Tests;

public sealed class HostileAuditTests
{
    private static readonly HtmlReportLimits NoCut = HtmlReportLimits.Default with { TextLength = 100_000, NameLength = 100_000 };

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("</title></style></textarea><svg onload=alert(1)>")]
    [InlineData("--><!--<iframe src=javascript:alert(1)>")]
    [InlineData("]]><![CDATA[<b>")]
    [InlineData("javascript:alert(1)")]
    [InlineData("`${alert(1)}` &lt;b&gt; &#60;i&#62;")]
    [InlineData("<bdo dir=rtl>\u202E\u2066\u200B\0\u0008")]
    [InlineData("{n} {v} {party}")]
    public void A_text_never_becomes_markup(string payload)
    {
        var plain = Report.Parse(Report.Text(Poison.In(BrowserAudit.Audit, "x"), Language.Zh, NoCut));
        var text = Report.Text(Poison.In(BrowserAudit.Audit, payload), Language.Zh, NoCut);
        var hostile = Report.Parse(text);
        Report.AssertInert(hostile);
        Report.AssertLinks(hostile);
        Assert.Equal(Report.Structure(plain), Report.Structure(hostile));
        Assert.DoesNotContain('\0', text);
        Assert.DoesNotContain('\u202E', text);
        Assert.DoesNotContain('\u2066', text);
        Assert.DoesNotContain('\u200B', text);
    }

    [Fact]
    public void A_direction_override_in_the_label_is_shown()
    {
        var audit = BrowserAudit.Audit with { Subject = BrowserAudit.Audit.Subject with { Name = LocalizedText.Same("Bank\u202Ekpa.exe") } };
        Assert.Equal("Bank⟦U+202E⟧kpa.exe", Report.Parse(Report.Text(audit, Language.En)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public void A_label_of_a_million_characters_is_cut_with_a_note()
    {
        var audit = BrowserAudit.Audit with { Subject = BrowserAudit.Audit.Subject with { Name = LocalizedText.Same(new string('长', 1_000_000)) } };
        var text = Report.Text(audit, Language.En);
        Assert.True(text.Length < 1_000_000);
        var heading = Report.Parse(text).QuerySelector("h1")!;
        Assert.Equal(HtmlReportLimits.Default.NameLength, heading.TextContent.Count(static c => c == '长'));
        Assert.Contains("999,840 more characters", heading.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_text_a_megabyte_long_still_gives_a_small_report()
    {
        var text = Report.Text(Poison.In(BrowserAudit.Audit, new string('<', 20_000)), Language.En);
        Assert.True(text.Length < 12_000_000, $"{text.Length}");
        Report.AssertInert(Report.Parse(text));
    }

    [Fact]
    public void Records_that_share_an_id_do_not_share_a_place()
    {
        var twice = BrowserAudit.Audit with
        {
            Findings = [.. BrowserAudit.Audit.Findings, .. BrowserAudit.Audit.Findings],
            Evidence = [.. BrowserAudit.Audit.Evidence, .. BrowserAudit.Audit.Evidence],
            Practices = [.. BrowserAudit.Audit.Practices, .. BrowserAudit.Audit.Practices],
        };
        Report.AssertLinks(Report.Parse(Report.Text(twice, Language.Zh)));
    }
}
