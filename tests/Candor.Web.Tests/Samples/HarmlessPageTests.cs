using Candor.Web.Recording;
using Candor.Web.Site;
using Candor.Web.Support;

namespace Candor.Web.Samples;

/// <summary>Pages of which nothing may be said.</summary>
public class HarmlessPageTests
{
    [Fact]
    public async Task The_clean_page_gives_no_finding_and_makes_no_request_but_its_own()
    {
        await using var site = await TestSite.StartAsync();
        var folder = PageSubject.OfFolder(Repository.At("samples", "clean-page"))!;
        var observed = await new PageObserver(Audits.Knowledge, Audits.Persona, Audits.Analyser, Audits.Options(site), TimeProvider.System)
            .ObserveAsync(folder, static _ => { }, TestContext.Current.CancellationToken);
        var page = observed.Observation.Page!;
        Assert.All(page.Visits, static v => Assert.Equal([LocalSite.DefaultHost], v.Recipients.Select(static r => r.Host)));
        Assert.Empty(page.Controls);
        Assert.Empty(page.Scripts);
        Assert.Empty(page.Fields);
        Assert.Null(page.Dialog);
        Assert.Empty(observed.Observation.Practices);
        Assert.Empty(Audits.KindsOf(Audits.Judge(observed)));
        Assert.Empty(site.Requests);
    }

    [Fact]
    public async Task The_honest_page_is_held_to_nothing_of_its_conduct()
    {
        await using var site = await TestSite.StartAsync();
        Sites.Serve(site, "honest-page");
        var observed = await Audits.ObserveAsync(site, "https://shop.example/");
        var page = observed.Observation.Page!;
        Assert.All(page.Visits, static v => Assert.True(v.IsComplete, $"{v.Kind}: {v.Steps[^1].En}"));
        Assert.Equal((1, 1, 2), (page.Dialog!.AcceptClicks, page.Dialog.RefuseClicks, page.Dialog.WithdrawClicks));
        Assert.False(page.Dialog.ReturnsAfterRefusal);
        Assert.True(page.Dialog.WorksAfterRefusal);
        Assert.False(Assert.Single(page.Controls).IsOnByDefault);
        Assert.Contains(site.Requests, static r => r.Path == "/api/visit");
        Assert.Empty(Audits.KindsOf(Audits.Judge(observed, "cn_today", "cn_2018_01")));

        // Its policy is written for readers in China; what the GDPR wants in one is another matter than what the page does.
        Assert.DoesNotContain(Audits.KindsOf(Audits.Judge(observed)), static k => !k.StartsWith("policy-lacks-", StringComparison.Ordinal));
    }
}
