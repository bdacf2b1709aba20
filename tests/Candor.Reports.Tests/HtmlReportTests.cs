using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using Candor.Reports.Tests.Samples;

namespace Candor.Reports.Tests;

public sealed class HtmlReportTests
{
    private static readonly string Chinese = Report.Text(BrowserAudit.Audit, Language.Zh);
    private static readonly IDocument Document = Report.Parse(Chinese);

    [Fact]
    public void The_same_audit_gives_the_same_bytes_in_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var first = HtmlReport.Write(BrowserAudit.Audit, Language.En);
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(string.Empty) { NumberFormat = { NumberGroupSeparator = "_", NegativeSign = "~" } };
            Assert.Equal(first, HtmlReport.Write(AuditJson.Read(AuditJson.Write(BrowserAudit.Audit)), Language.En));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Bytes_and_text_are_the_same_report()
    {
        using var writer = new StringWriter { NewLine = "\r\n" };
        HtmlReport.Write(BrowserAudit.Audit, Language.Zh, writer);
        Assert.Equal(writer.ToString(), Encoding.UTF8.GetString(HtmlReport.Write(BrowserAudit.Audit, Language.Zh)));
        Assert.DoesNotContain('\r', writer.ToString());
    }

    [Theory]
    [InlineData(Language.Zh, "zh-CN", "show-zh", "个人信息保护检测报告 · 示例浏览器")]
    [InlineData(Language.En, "en", "show-en", "Personal information audit report · Example Browser")]
    public void The_language_asked_for_is_shown_first(Language language, string lang, string switched, string title)
    {
        var document = Report.Parse(Report.Text(BrowserAudit.Audit, language));
        Assert.Equal(lang, document.DocumentElement.GetAttribute("lang"));
        Assert.Equal([switched], document.QuerySelectorAll("input[checked]").Select(static i => i.Id));
        Assert.Equal(title, document.Title);
    }

    [Fact]
    public void Every_text_of_the_report_stands_in_both_languages_side_by_side()
    {
        var chinese = Document.QuerySelectorAll("span.z");
        Assert.True(chinese.Length > 300);
        Assert.All(chinese, static z => Assert.True(z.NextElementSibling is { LocalName: "span", ClassName: "e" } e && e.GetAttribute("lang") == "en" && z.GetAttribute("lang") == "zh-CN"));
        Assert.Equal(chinese.Length, Document.QuerySelectorAll("span.e").Length);
    }

    [Fact]
    public void It_runs_and_loads_nothing()
    {
        Report.AssertInert(Document);
        Assert.Equal(
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'",
            Document.QuerySelector("meta[http-equiv=Content-Security-Policy]")!.GetAttribute("content"));
        Assert.Empty(Document.QuerySelectorAll("script, link, img, iframe, object, embed, form, [style]"));
    }

    [Fact]
    public void Every_link_leads_to_a_place_in_the_page_and_every_place_is_one()
    {
        Report.AssertLinks(Document);
        Assert.NotEmpty(Document.QuerySelectorAll("a[href^='#ev-']"));
        Assert.NotEmpty(Document.QuerySelectorAll("a[href^='#finding-']"));
    }

    [Fact]
    public void Landmarks_and_headings_are_in_order()
    {
        foreach (var landmark in (string[])["header", "nav", "main", "footer", "h1", "title"])
        {
            Assert.Single(Document.QuerySelectorAll(landmark));
        }

        var level = 0;
        foreach (var heading in Document.QuerySelectorAll("h1, h2, h3, h4, h5"))
        {
            var next = heading.LocalName[1] - '0';
            Assert.True(next <= level + 1, heading.TextContent);
            level = next;
        }

        Assert.Equal("#main", Document.QuerySelector("a.skip")!.GetAttribute("href"));
    }

    [Fact]
    public void Every_table_has_a_caption_and_heads_with_their_scope()
    {
        var tables = Document.QuerySelectorAll("table");
        Assert.True(tables.Length > 8);
        Assert.All(tables, static t => Assert.NotNull(t.QuerySelector("caption")));
        Assert.All(Document.QuerySelectorAll("th"), static h => Assert.True(h.GetAttribute("scope") is "col" or "row" or "rowgroup"));
    }

    [Fact]
    public void The_conclusion_comes_first_and_what_was_not_tested_second()
    {
        Assert.Equal(
            ["conclusion", "not-tested", "matrix", "findings", "checks", "permissions", "sdks", "timeline", "policy", "evidence", "reproduce", "terms"],
            Document.QuerySelectorAll("main > section").Select(static s => s.Id));
        Assert.Equal("2 violations are established; 4 suspected points remain for a test run or a person to check.", Document.QuerySelector(".lead .e")!.TextContent);
        Assert.Equal(3, Document.QuerySelectorAll(".gravest a").Length);
    }

    [Fact]
    public void The_sentence_at_the_head_follows_the_counts()
    {
        Assert.StartsWith("No violation is established; 1 suspected point remains", Lead(BrowserAudit.Audit with { Findings = [BrowserAudit.Audit.Findings[0]] }), StringComparison.Ordinal);
        Assert.StartsWith("1 violation is established; nothing", Lead(BrowserAudit.Audit with { Findings = [BrowserAudit.Audit.Findings[3]] }), StringComparison.Ordinal);
        Assert.StartsWith("Nothing was found", Lead(BrowserAudit.Audit with { Findings = [BrowserAudit.Audit.Findings[6]] }), StringComparison.Ordinal);
        Assert.StartsWith("The subject could not be read", Lead(BrowserAudit.Audit with { Findings = [], Practices = [], Policies = [] }), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_evidence_of_an_issue_is_shown_in_full()
    {
        var issues = BrowserAudit.Audit.Findings.Where(static f => f.Verdict is Verdict.Violation or Verdict.Suspected);
        foreach (var id in issues.SelectMany(static f => f.Evidence))
        {
            Assert.NotNull(Document.GetElementById("ev-" + id));
        }

        Assert.Equal("我们不会收集您的通话记录。", Document.QuerySelector($"#ev-{BrowserPolicy.NoCallLog.Id} mark")!.TextContent);
        Assert.Equal(3, Document.QuerySelectorAll($"#ev-{BrowserCode.SmsPath.Id} .steps > li").Length);
        Assert.Contains("offset 0x0046", Document.GetElementById("ev-" + BrowserCode.SmsPath.Id)!.TextContent, StringComparison.Ordinal);
        Assert.Contains("MessageIndex.java:57", Document.GetElementById("ev-" + BrowserCode.SmsPath.Id)!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_from_the_policy_is_text()
    {
        Assert.Contains("https://stat.example.org/privacy", Document.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(Document.QuerySelectorAll("a[href*='stat.example.org']"));
    }

    [Fact]
    public void A_third_party_is_told_listed_or_not()
    {
        var rows = Document.QuerySelectorAll("#sdks tbody tr");
        Assert.Equal(["未列明", "已列明", "工具代码，不接收个人信息"], rows.Select(static r => r.QuerySelector("td:last-child > span:not(.cl) .z")!.TextContent));
    }

    [Fact]
    public void An_audit_of_nothing_still_makes_a_report()
    {
        var empty = BrowserAudit.Audit with
        {
            Subject = BrowserAudit.Audit.Subject with { Name = LocalizedText.Same(string.Empty), VersionName = null, VersionCode = null, Developer = null, MinSdk = null, TargetSdk = null, Certificates = [] },
            Options = BrowserAudit.Audit.Options with { Category = null },
            Policies = [], Permissions = [], Sdks = [], Practices = [], Conduct = [], Disclosures = [], Consistency = [], Findings = [], NotAnalysed = [], Evidence = [],
            Glossary = new([], [], [], []),
        };
        var document = Report.Parse(Report.Text(empty, Language.En));
        Report.AssertInert(document);
        Report.AssertLinks(document);
        Assert.Equal("com.example.browser", document.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public void References_to_what_the_audit_does_not_hold_are_left_out()
    {
        var broken = BrowserAudit.Audit with { Evidence = [], Disclosures = [], Practices = [], Glossary = new([], [], [], []) };
        Report.AssertLinks(Report.Parse(Report.Text(broken, Language.Zh)));
    }

    private static string Lead(Audit audit) => Report.Parse(Report.Text(audit, Language.En)).QuerySelector(".lead .e")!.TextContent;
}
