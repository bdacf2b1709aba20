using System.Text;
using Candor.Reports.Tests.Samples;

namespace Candor.Reports.Tests.Parts;

public sealed class DataFlowViewTests
{
    private static readonly Evidence Flow = Evidence.Create(
        BrowserAudit.Audit.Subject.Sha256,
        new DataFlowLocator(
            "Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;",
            "Ljava/io/OutputStream;->write([B)V",
            "network",
            ["collect.adnet.example", "<b>evil</b>.example"],
            Stage.BeforeConsent,
            [
                new("classes.dex", "Lcom/example/Ids;->imei()Ljava/lang/String;", 10, "source", "v0", "invoke-virtual", null, null, false),
                new("classes.dex", "Lcom/example/Job;->run()V", -1, "handover", "p0.body", "", null, null, false),
                new("classes.dex", "Lcom/example/Job;->run()V", 20, "library", "v2", "invoke-virtual", null, null, true),
                new("classes.dex", "Lcom/example/Job;->run()V", 34, "sink", "v2[*]", "invoke-virtual", "Job.java", 12, false),
            ]));

    private static readonly string Html = Encoding.UTF8.GetString(HtmlReport.Write(
        BrowserAudit.Audit with
        {
            Evidence = [.. BrowserAudit.Audit.Evidence, Flow],
            Findings = [.. BrowserAudit.Audit.Findings.Select(static (f, i) => i == 0 ? f with { Evidence = [Flow.Id, .. f.Evidence] } : f)],
        },
        Language.En));

    [Fact]
    public void A_flow_tells_what_yields_it_where_it_leaves_to_whom_and_when()
    {
        Assert.Contains("TelephonyManager.getDeviceId", Html, StringComparison.Ordinal);
        Assert.Contains("OutputStream.write", Html, StringComparison.Ordinal);
        Assert.Contains("collect.adnet.example", Html, StringComparison.Ordinal);
        Assert.Contains("before consent", Html, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_step_says_what_happens_and_what_holds_the_data()
    {
        Assert.Contains("the system hands it over", Html, StringComparison.Ordinal);
        Assert.Contains("a parameter, at the entry of the method", Html, StringComparison.Ordinal);
        Assert.Contains("v2[*]", Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_step_that_rests_on_an_assumption_says_so() => Assert.Contains("no model describes this method", Html, StringComparison.Ordinal);

    [Fact]
    public void A_host_that_is_markup_stays_text() => Assert.DoesNotContain("<b>evil</b>", Html, StringComparison.Ordinal);
}
