using System.Text;
using Candor.Reports.Tests.Samples;

namespace Candor.Reports.Tests;

public sealed class PolicyTextTests
{
    [Fact]
    public void The_policy_is_shown_with_its_passages_marked_and_quotes_lead_to_them()
    {
        var policy = BrowserAudit.Audit.Policies[0];
        var quote = BrowserAudit.Audit.Evidence.Select(static e => e.Locator).OfType<TextLocator>().OrderBy(static t => t.Start).First();
        var text = new StringBuilder().Append('x', quote.Start).Append(quote.Quote).Append("\n<script>alert(1)</script>").ToString();
        var html = Encoding.UTF8.GetString(HtmlReport.Write(BrowserAudit.Audit, Language.En, policyTexts: new Dictionary<string, string>(StringComparer.Ordinal) { [policy.TextSha256] = text }));
        Assert.Contains("class=\"policy-text\"", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        var place = $"said-{policy.TextSha256[..12]}-{quote.Start}";
        Assert.Contains($"id=\"{place}\"", html, StringComparison.Ordinal);
        Assert.Contains($"href=\"#{place}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_text_the_report_shows_none() =>
        Assert.DoesNotContain("class=\"policy-text\"", Encoding.UTF8.GetString(HtmlReport.Write(BrowserAudit.Audit, Language.En)), StringComparison.Ordinal);
}
