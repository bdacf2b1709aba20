using Candor.Detection;
using Candor.Law;

namespace Candor.Tests.Detection;

/// <summary>The catalogue of 34 detectors, the kinds of finding and the code that makes them hold together.</summary>
public class CoverageTests
{
    private static readonly LawLibrary Law = Facts.Shipped.Law;

    [Fact]
    public void Every_detector_has_kinds_of_finding_or_says_what_it_cannot_see()
    {
        Assert.Equal(Enumerable.Range(1, 34).Select(static n => $"D{n:00}"), Law.Detectors.Select(static d => d.Id));
        Assert.All(Law.Detectors, static d => Assert.NotEmpty(d.Unseen));
    }

    [Fact]
    public void Code_looks_for_every_kind_of_finding_and_for_no_other()
    {
        var looked = Detectors.All.SelectMany(d => d.KindsOf(Law)).Select(static k => k.Id).ToList();
        Assert.Equal(Law.Kinds.Select(static k => k.Id).Order(StringComparer.Ordinal), looked.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("D01", "D02", "D04", "D05", "D06", "D07", "D09", "D11", "D12", "D14", "D15", "D16", "D17", "D18", "D19")]
    [InlineData("D20", "D21", "D22", "D23", "D24", "D25", "D26", "D27", "D28", "D29", "D30", "D31", "D34")]
    public void What_an_app_and_a_policy_can_feed_has_a_kind_of_finding(params string[] detectors) =>
        Assert.All(detectors, static id => Assert.Contains(Law.Kinds, k => k.Detector == id));

    [Fact]
    public void Every_kind_of_conduct_is_a_kind_of_finding() =>
        Assert.Equal(Enum.GetValues<ConductKind>(), Law.Kinds.Select(static k => k.Conduct).OfType<ConductKind>().Distinct().Order());

    [Fact]
    public void Some_pack_speaks_of_every_kind_of_finding_through_its_channel()
    {
        var judge = new Judge(Law, new DateOnly(2026, 11, 25), [.. Law.Rules.SelectMany(static r => r.Packs).Distinct()]);
        Assert.All(Law.Kinds, k => Assert.True(judge.SpeaksOf(k), k.Id));
    }

    [Fact]
    public void A_finding_is_no_graver_than_its_fact()
    {
        // Article 41 of the Cybersecurity Law is critical for collection without consent; a policy that is silent is not that.
        var audit = (new Facts { Practices = [Facts.Reads("contacts")] }).Audit();
        var silent = Assert.Single(audit.Findings, static f => f.Kind == "undisclosed-collection");
        Assert.Contains(silent.Citations, static c => c.Rule == "CN-CSL-41.1");
        Assert.Equal(Severity.High, silent.Severity);
    }
}
