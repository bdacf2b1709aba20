using System.Collections.Immutable;
using Candor.Detection;
using Candor.Knowledge;
using Candor.Law;

namespace Candor.Tests.Law;

public class JudgeTests
{
    private static readonly KnowledgeBase Shipped = KnowledgeLoader.Load(RepositoryFolder.Knowledge);
    private static readonly ImmutableArray<string> Chinese = ["cn_2018_01", "cn_today"];

    [Fact]
    public void One_fact_is_one_finding_with_many_citations()
    {
        var finding = new Judge(Shipped.Law, new DateOnly(2026, 11, 24), Chinese).Apply(Draft("undisclosed-collection"));
        Assert.NotNull(finding);
        Assert.True(finding.Citations.Length > 3);
        Assert.Equal(finding.Citations.Length, finding.Citations.Select(static c => c.Rule).Distinct().Count());
    }

    [Fact]
    public void Only_rules_in_force_that_day_are_cited()
    {
        var finding = new Judge(Shipped.Law, new DateOnly(2018, 1, 5), Chinese).Apply(Draft("undisclosed-collection"));
        Assert.NotNull(finding);
        Assert.Contains(finding.Citations, static c => c.Rule == "CN-CSL-41.1");
        Assert.All(finding.Citations, static c => Assert.True(string.CompareOrdinal(c.From, "2018-01-05") <= 0, c.Rule));
        Assert.DoesNotContain(finding.Citations, static c => c.Rule.StartsWith("CN-35273", StringComparison.Ordinal) || c.Rule.StartsWith("CN-O20", StringComparison.Ordinal));
    }

    [Fact]
    public void A_fact_without_a_rule_that_stands_alone_is_no_finding() =>
        Assert.Null(new Judge(Shipped.Law, new DateOnly(2012, 1, 1), Chinese).Apply(Draft("undisclosed-collection")));

    [Fact]
    public void Wording_from_memory_is_left_out_unless_asked_for()
    {
        var day = new DateOnly(2026, 11, 24);
        ImmutableArray<string> packs = [.. Shipped.Law.Rules.SelectMany(static r => r.Packs).Distinct()];
        Assert.True(new Judge(Shipped.Law, day, packs, includeUnverified: true).RuleCount > new Judge(Shipped.Law, day, packs).RuleCount);
        var findings = Shipped.Law.Kinds.Select(k => new Judge(Shipped.Law, day, packs).Apply(Draft(k.Id))).OfType<Finding>();
        Assert.All(findings.SelectMany(static f => f.Citations), static c => Assert.NotEqual("memory", c.Verification));
    }

    [Fact]
    public void Code_alone_is_never_more_than_suspected()
    {
        ImmutableArray<string> packs = [.. Shipped.Law.Rules.SelectMany(static r => r.Packs).Distinct()];
        var judge = new Judge(Shipped.Law, new DateOnly(2026, 11, 24), packs);
        foreach (var kind in Shipped.Law.Kinds.Where(static k => k.Channel == "apk-static"))
        {
            foreach (var certainty in Enum.GetValues<Certainty>().Where(static c => c < Certainty.Observed))
            {
                Assert.NotEqual(Verdict.Violation, judge.Apply(Draft(kind.Id) with { Certainty = certainty, IsConclusive = true })?.Verdict);
            }
        }
    }

    [Fact]
    public void A_missing_content_of_a_policy_that_was_read_wholly_is_a_violation()
    {
        var judge = new Judge(Shipped.Law, new DateOnly(2026, 11, 24), Chinese);
        var draft = Draft("policy-lacks-retention") with { Certainty = Certainty.Observed };
        Assert.Equal(Verdict.Suspected, judge.Apply(draft)!.Verdict);
        Assert.Equal(Verdict.Violation, judge.Apply(draft with { IsConclusive = true })!.Verdict);
    }

    [Fact]
    public void Where_a_person_must_judge_it_stays_a_suspicion()
    {
        var draft = Draft("policy-lacks-account-cancellation") with { Certainty = Certainty.Observed, IsConclusive = true };
        Assert.Equal(Verdict.Suspected, new Judge(Shipped.Law, new DateOnly(2026, 11, 24), Chinese).Apply(draft)!.Verdict);
    }

    [Fact]
    public void Guidance_and_standards_never_stand_alone()
    {
        ImmutableArray<string> packs = [.. Shipped.Law.Rules.SelectMany(static r => r.Packs).Distinct()];
        var judge = new Judge(Shipped.Law, new DateOnly(2026, 11, 24), packs);
        foreach (var finding in Shipped.Law.Kinds.Select(k => judge.Apply(Draft(k.Id))).OfType<Finding>())
        {
            Assert.Contains(finding.Citations, static c => KebabEnum.TryParse<RuleForce>(c.Force, out var force) && force.StandsAlone());
        }
    }

    [Fact]
    public void An_unknown_kind_is_the_callers_mistake() =>
        Assert.Throws<ArgumentException>(() => new Judge(Shipped.Law, new DateOnly(2026, 11, 24), Chinese).Apply(Draft("no-such-kind")));

    private static FindingDraft Draft(string kind) => new(
        kind,
        "a fact",
        Certainty.Reachable,
        new("通讯录", "contacts"),
        new("应用自身", "the app itself"),
        LocalizedText.Same(""),
        [],
        [],
        [],
        IsConclusive: false);
}
