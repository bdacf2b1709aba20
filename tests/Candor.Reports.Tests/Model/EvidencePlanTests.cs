using Candor.Reports.Model;
using Candor.Reports.Tests.Samples;

namespace Candor.Reports.Tests.Model;

public sealed class EvidencePlanTests
{
    private static readonly Evidence[] All = [BrowserCode.SmsPath, BrowserCode.ReadSms, BrowserCode.ReadContacts, BrowserCode.Loader];
    private static readonly Finding First = BrowserAudit.Audit.Findings[0] with { Id = "finding-a", Evidence = [All[0].Id, All[1].Id] };
    private static readonly Finding Second = First with { Id = "finding-b", Evidence = [All[1].Id, All[2].Id, "evidence-none"] };

    [Fact]
    public void Evidence_is_shown_under_the_first_finding_that_rests_on_it()
    {
        var plan = EvidencePlan.Of(All, [First, Second], [], HtmlReportLimits.Default);
        Assert.Equal([All[0], All[1]], plan.Under(First));
        Assert.Equal([All[2]], plan.Under(Second));
        Assert.Equal([1, 2, 3, 0], All.Select(e => plan.NumberOf(e.Id)));
    }

    [Fact]
    public void What_only_a_table_points_to_stands_in_the_appendix()
    {
        var plan = EvidencePlan.Of(All, [First], [[All[0].Id, All[3].Id, "evidence-none"], [All[3].Id]], HtmlReportLimits.Default);
        Assert.Equal([All[3]], plan.Appendix);
        Assert.Equal(3, plan.NumberOf(All[3].Id));
        Assert.Equal(0, plan.NumberOf("evidence-none"));
    }

    [Fact]
    public void Many_findings_share_what_is_shown_and_none_stands_without()
    {
        var plan = EvidencePlan.Of(All, [First, Second], [], HtmlReportLimits.Default with { Evidence = 1 });
        Assert.Equal([All[0]], plan.Under(First));
        Assert.Equal([All[1]], plan.Under(Second));
    }

    [Fact]
    public void Limits_hold()
    {
        var plan = EvidencePlan.Of(All, [First], [[All[1].Id, All[2].Id], [All[3].Id]], HtmlReportLimits.Default with { EvidencePerFinding = 1, LinksPerRow = 1, Appendix = 1 });
        Assert.Equal([All[0]], plan.Under(First));
        Assert.Equal([All[1]], plan.Appendix);
        Assert.Equal(2, plan.Shown);
    }
}
