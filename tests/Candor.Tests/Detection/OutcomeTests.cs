namespace Candor.Tests.Detection;

/// <summary>Nothing passes that was not looked at.</summary>
public class OutcomeTests
{
    private static readonly NotAnalysed Packed = NotAnalysed.Create(NotAnalysedArea.Packer, LocalizedText.Same("packed"), LocalizedText.Same("packed"));

    [Fact]
    public void Without_a_policy_nothing_about_a_policy_passes()
    {
        var audit = new Facts { Contents = null }.Audit();
        Assert.DoesNotContain(audit.Findings, static f => Facts.Shipped.Law.FindKind(f.Kind)!.Channel == "policy");
        Assert.Contains(audit.NotAnalysed, static n => n.What.En == "D05: whether the policy says how long data is kept" && n.Why.En.Contains("--policy", StringComparison.Ordinal));
    }

    [Fact]
    public void With_hidden_code_nothing_about_code_passes()
    {
        var open = new Facts().Audit();
        var packed = new Facts { Gaps = [Packed] }.Audit();
        foreach (var kind in (string[])["collection-before-consent", "unused-permission", "permanent-identifier", "weak-cipher", "trusts-any-certificate", "app-without-policy", "permissions-at-once"])
        {
            Assert.Contains(open.Findings, f => f.Kind == kind && f.Verdict == Verdict.Pass);
            Assert.DoesNotContain(packed.Findings, f => f.Kind == kind);
        }

        Assert.Contains(packed.Findings, static f => f.Kind == "debuggable" && f.Verdict == Verdict.Pass);
    }

    [Fact]
    public void Without_a_category_need_is_not_judged()
    {
        var audit = new Facts().Audit();
        Assert.DoesNotContain(audit.Findings, static f => f.Kind is "excess-permission" or "beyond-necessary");
        Assert.Contains(audit.NotAnalysed, static n => n.Detectors.Contains("D16") && n.Why.En.Contains("--category", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_data_was_not_followed_to_the_end_the_flow_to_third_parties_is_not_analysed()
    {
        var audit = new Facts { Gaps = [NotAnalysed.Create(NotAnalysedArea.DataFlow, LocalizedText.Same("data"), LocalizedText.Same("cut"))] }.Audit();
        Assert.DoesNotContain(audit.Findings, static f => f.Kind == "untold-flow");
        Assert.Contains(audit.NotAnalysed, static n => n.Detectors.Contains("D18") && n.What.En.Contains("flows to third parties", StringComparison.Ordinal));
    }

    [Fact]
    public void Where_data_was_followed_and_none_leaves_to_a_third_party_that_passes() =>
        Assert.Contains(new Facts().Audit().Findings, static f => f.Kind == "untold-flow" && f.Verdict == Verdict.Pass);

    [Fact]
    public void Transfer_abroad_passes_only_where_the_policy_speaks_of_it()
    {
        Assert.Contains(new Facts().Audit().NotAnalysed, static n => n.Detectors.Contains("D27") && n.Why.En.StartsWith("The policy does not say that data goes abroad", StringComparison.Ordinal));
        var audit = new Facts { Contents = ["says-transfer-abroad", "abroad-recipient"] }.Audit();
        Assert.Contains(audit.Findings, static f => f.Kind == "policy-lacks-abroad-recipient" && f.Verdict == Verdict.Pass);
    }

    [Fact]
    public void What_only_a_run_shows_is_named_for_every_detector()
    {
        var audit = new Facts().Audit();
        Assert.All(Facts.Shipped.Law.Detectors, d => Assert.Contains(audit.NotAnalysed, n => n.Area == NotAnalysedArea.Law && n.Detectors.Contains(d.Id)));
    }

    [Fact]
    public void A_kind_of_which_no_rule_spoke_that_day_neither_passes_nor_is_found()
    {
        var audit = new Facts { Date = "2018-01-05", Contents = ["changes-by-use"] }.Audit();
        Assert.DoesNotContain(audit.Findings, static f => f.Detector == "D24");
        Assert.Contains(audit.NotAnalysed, static n => n.What.En == "D24: there are facts of the kind 'changes-by-use'");
    }

    [Fact]
    public void A_fact_that_answers_a_second_question_lets_it_not_pass()
    {
        var conduct = new Conduct(ConductKind.NoPolicyText, Certainty.Present, PartyIds.First, LocalizedText.Same("x"), ["evidence-1"]);
        var audit = new Facts { Conduct = [conduct], Practices = [Facts.Reads("contacts")] }.Audit();
        Assert.Contains(audit.Findings, static f => f is { Kind: "app-without-policy", Verdict: Verdict.Suspected });
        Assert.DoesNotContain(audit.Findings, static f => f.Kind == "no-consent-request");
    }

    [Fact]
    public void An_app_that_reads_nothing_owes_no_policy()
    {
        var conduct = new Conduct(ConductKind.NoPolicyText, Certainty.Present, PartyIds.First, LocalizedText.Same("x"), ["evidence-1"]);
        Assert.DoesNotContain(new Facts { Conduct = [conduct] }.Audit().Findings, static f => f is { Kind: "app-without-policy", Verdict: Verdict.Suspected });
    }
}
