using Candor.Web.Site;
using Candor.Web.Support;

namespace Candor.Web.Samples;

/// <summary>A news site whose home-made dialog accepts in one click and refuses in four, and does not heed the refusal.</summary>
public class NewsPageTests
{
    [Fact]
    public async Task The_stages_are_driven_and_told_apart()
    {
        await using var site = await TestSite.StartAsync();
        Sites.Serve(site, "news-page");
        var observed = await Audits.ObserveAsync(site, "https://daily.example/", Audits.Options(site, language: "en"));
        var page = observed.Observation.Page!;
        Assert.All(page.Visits.Where(static v => v.Kind != VisitKind.Withdrawal), static v => Assert.True(v.IsComplete, $"{v.Kind}: {v.Steps[^1].En}"));
        PageVisit Of(VisitKind kind) => Assert.Single(page.Visits, v => v.Kind == kind);

        var dialog = page.Dialog!;
        Assert.Equal("Accept all", dialog.Accept!.Text);
        Assert.Equal(1, dialog.AcceptClicks);
        Assert.Equal("Save preferences", dialog.Refuse!.Text);
        Assert.Equal(2, dialog.Refuse.Layer);
        Assert.Equal(4, dialog.RefuseClicks);
        Assert.Equal(2, dialog.PreTickedPurposes);
        Assert.Null(dialog.WithdrawClicks);
        Assert.False(dialog.ReturnsAfterRefusal);
        Assert.False(dialog.BlocksPage);

        // Who received what, when.
        Assert.Contains(Of(VisitKind.Untouched).Recipients, static r => r.Host == "track.adnet.example");
        Assert.DoesNotContain(Of(VisitKind.Untouched).Recipients, static r => r.Host == "track.audience.example");
        Assert.Contains(Of(VisitKind.Refusal).Recipients, static r => r.Host == "track.adnet.example");
        Assert.DoesNotContain(Of(VisitKind.Refusal).Recipients, static r => r.Host == "track.audience.example");
        Assert.Contains(Of(VisitKind.Acceptance).Recipients, static r => r.Host == "track.audience.example");
        Assert.Contains(Of(VisitKind.Interaction).Recipients, static r => r.Host == "keys.formwatch.example");

        // Retention is what was asked for: two years, not the 400 days to which the browser cuts it.
        var stored = Of(VisitKind.Untouched).Stored;
        Assert.Equal(63_072_000, Assert.Single(stored, static s => s.Name == "_did").RetentionSeconds);
        Assert.Equal(63_072_000, Assert.Single(stored, static s => s.Host == "track.adnet.example").RetentionSeconds);
        Assert.True(Assert.Single(stored, static s => s.Name == "reader").LooksLikeIdentifier);

        var fingerprint = Assert.Single(page.Scripts, static s => s.Behaviour == ScriptBehaviour.Fingerprinting);
        Assert.Equal("https://cdn-stats.example/fp.js", fingerprint.Script);
        Assert.True(fingerprint.LeftPage);
        Assert.Equal("cdn-stats.example", fingerprint.Host);
        Assert.Equal("email", Assert.Single(page.Fields).DataType);
        Assert.Equal(1, page.PolicyLink!.Clicks);
        Assert.True(page.PolicyLink.Opened);

        var kinds = Audits.KindsOf(Audits.Judge(observed)).ToList();
        foreach (var kind in (string[])["no-refusal-on-first-layer", "pre-ticked-purposes", "no-way-to-withdraw", "fingerprinting", "web-collection-before-consent", "web-collection-after-refusal"])
        {
            Assert.Contains(kind, kinds);
        }

        Assert.DoesNotContain("asks-again", kinds);
        Assert.DoesNotContain("consent-wall", kinds);
    }
}
