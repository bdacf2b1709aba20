using System.Collections.Immutable;
using System.Text;
using Candor.Differences;
using Candor.Waivers;

namespace Candor.Tests.Differences;

public class GateTests
{
    private static readonly DateOnly Today = new(2026, 11, 25);
    private static readonly Finding Known = SmallAudit.Open("k", "known");
    private static readonly Finding Risen = SmallAudit.Open("k", "risen");

    [Fact]
    public void What_the_baseline_has_lets_through_and_what_is_new_does_not()
    {
        var outcome = Check(SmallAudit.Of(Known), SmallAudit.Of(Known, Risen), GateLevel.Suspected);
        Assert.Equal(Risen.Id, Assert.Single(outcome.Failing).Id);
        Assert.Equal(1, outcome.Known);
        Assert.False(outcome.IsOpen);
    }

    [Theory]
    [InlineData(GateLevel.Suspected, 1)]
    [InlineData(GateLevel.Violation, 0)]
    [InlineData(GateLevel.Never, 0)]
    public void The_level_decides_what_fails(GateLevel level, int failing) =>
        Assert.Equal(failing, Check(SmallAudit.Of(), SmallAudit.Of(Risen), level).Failing.Length);

    [Fact]
    public void A_waiver_lets_a_new_finding_through_and_it_is_counted()
    {
        var outcome = Check(SmallAudit.Of(Known), SmallAudit.Of(Known, Risen), GateLevel.Suspected, Waive(Risen.Id), Waive(Known.Id));
        Assert.True(outcome.IsOpen);
        Assert.Equal(Risen.Id, Assert.Single(outcome.Waived).Finding.Id);
        Assert.Equal(1, outcome.KnownAndWaived);
    }

    [Fact]
    public void A_waiver_holds_through_its_last_day_and_no_longer()
    {
        Assert.True(Check(SmallAudit.Of(), SmallAudit.Of(Risen), GateLevel.Suspected, Waive(Risen.Id, "2026-11-25")).IsOpen);
        var expired = Check(SmallAudit.Of(), SmallAudit.Of(Risen), GateLevel.Suspected, Waive(Risen.Id, "2026-11-24"));
        Assert.False(expired.IsOpen);
        Assert.Single(expired.Waivers.Expired);
    }

    [Fact]
    public void A_waiver_that_covers_nothing_is_told()
    {
        var outcome = Check(SmallAudit.Of(Known), SmallAudit.Of(Known), GateLevel.Suspected, Waive("finding-0000000000000000"));
        Assert.True(outcome.IsOpen);
        Assert.Single(outcome.Waivers.Unmatched);
    }

    [Fact]
    public void A_waiver_of_a_kind_can_be_bound_to_a_party()
    {
        var practice = Practice.Create("imei", PracticeAction.Accesses, "adnet", Certainty.Reachable, [], 1);
        var finding = Risen with { Practices = [practice.Id] };
        var audit = SmallAudit.Of(finding) with { Practices = [practice] };
        Assert.True(Waive(null, kind: "k", party: "adnet").Covers(finding, audit));
        Assert.True(Waive(null, kind: "k").Covers(finding, audit));
        Assert.False(Waive(null, kind: "k", party: "other").Covers(finding, audit));
        Assert.False(Waive(null, kind: "m").Covers(finding, audit));
    }

    [Fact]
    public void What_could_not_be_looked_for_again_does_not_open_the_gate()
    {
        var outcome = Check(SmallAudit.Of(Known), SmallAudit.Of(), GateLevel.Suspected);
        Assert.Empty(outcome.Failing);
        Assert.Single(outcome.NotLookedFor);
        Assert.False(outcome.IsOpen);
        Assert.Equal(0, outcome.Fixed);
    }

    [Fact]
    public void The_outcome_is_one_document_of_JSON()
    {
        var text = Encoding.UTF8.GetString(DifferenceJson.Write(Check(SmallAudit.Of(), SmallAudit.Of(Risen), GateLevel.Suspected, Waive(Risen.Id))));
        Assert.Contains("\"level\": \"suspected\"", text, StringComparison.Ordinal);
        Assert.Contains("\"owner\": \"a@firm.example\"", text, StringComparison.Ordinal);
        Assert.EndsWith("}\n", text, StringComparison.Ordinal);
    }

    private static GateOutcome Check(Audit old, Audit @new, GateLevel level, params ImmutableArray<Waiver> waivers) =>
        Gate.Check(AuditComparison.Compare(old, @new), level, WaiverReview.Of(@new, waivers, Today));

    private static Waiver Waive(string? finding, string expires = "2027-01-31", string? kind = null, string? party = null) =>
        new(finding, kind, party, "a@firm.example", "being replaced", expires, 1);
}
