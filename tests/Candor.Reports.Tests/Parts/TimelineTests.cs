using System.Text;
using Candor.Reports.Model;
using Candor.Reports.Tests.Samples;

namespace Candor.Reports.Tests.Parts;

public sealed class TimelineTests
{
    private static readonly Audit Sent = BrowserAudit.Audit with
    {
        Practices = [.. BrowserAudit.Audit.Practices, .. Practices(Stage.AfterConsent, 900, "b.example"), .. Practices(Stage.BeforeConsent, 2_000, "late.example"), .. Practices(Stage.BeforeConsent, 40, "early.example")],
        Evidence = [.. BrowserAudit.Audit.Evidence, Place(Stage.AfterConsent, 900, "b.example"), Place(Stage.BeforeConsent, 2_000, "late.example"), Place(Stage.BeforeConsent, 40, "early.example")],
    };

    [Fact]
    public void Rows_stand_by_stage_and_then_by_time() =>
        Assert.Equal(["early.example", "late.example", "b.example"], TimelineRow.Of(Sent).Select(static r => r.Host));

    [Fact]
    public void The_report_shows_who_received_what_and_how_hosts_behave()
    {
        var html = Encoding.UTF8.GetString(HtmlReport.Write(Sent, Language.En));
        var timeline = html[html.IndexOf("id=\"timeline\"", StringComparison.Ordinal)..];
        Assert.Contains("early.example", timeline, StringComparison.Ordinal);
        Assert.Contains("a tracker by behaviour", timeline, StringComparison.Ordinal);
        Assert.Contains("the parameter uid is the same in 3 requests", timeline, StringComparison.Ordinal);
    }

    [Fact]
    public void A_capture_without_requests_says_so()
    {
        var audit = BrowserAudit.Audit with { Recipients = [], Subject = BrowserAudit.Audit.Subject with { Kind = SubjectKind.Capture } };
        Assert.Contains("No traffic was recorded.", Encoding.UTF8.GetString(HtmlReport.Write(audit, Language.En)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_app_of_which_no_traffic_was_given_has_no_timeline() =>
        Assert.DoesNotContain("id=\"timeline\"", Encoding.UTF8.GetString(HtmlReport.Write(BrowserAudit.Audit with { Recipients = [] }, Language.En)), StringComparison.Ordinal);

    private static Practice[] Practices(Stage stage, long milliseconds, string host) =>
        [Practice.Create("oaid", PracticeAction.Sends, host, Certainty.Observed, [Place(stage, milliseconds, host).Id], 1, stage: stage)];

    private static Evidence Place(Stage stage, long milliseconds, string host) => Evidence.Create(
        new string('5', 64),
        new TrafficLocator((int)milliseconds, "GET", $"https://{host}/", host, "url", null, null, ["form u"], 0, 4, "abcd", milliseconds, stage, null));
}
