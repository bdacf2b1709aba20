using Candor.Detection;
using Candor.Knowledge;
using Candor.Law;

namespace Candor.Tests.Law;

/// <summary>The preset of January 2018: the law that the ministry named, and no other.</summary>
public class January2018Tests
{
    private static readonly LawLibrary Law = KnowledgeLoader.Load(RepositoryFolder.Knowledge).Law;
    private static readonly DateOnly Day = new(2018, 1, 5);

    [Fact]
    public void The_group_cn_is_the_pack_of_the_day()
    {
        Assert.Equal(["cn_2018_01"], Law.PacksOf("cn", Day));
        Assert.Equal(["cn_today"], Law.PacksOf("cn", new DateOnly(2026, 11, 25)));
        Assert.Empty(Law.PacksOf("no-such-pack", Day));
    }

    [Fact]
    public void No_finding_cites_what_was_not_in_force_or_not_named()
    {
        var cited = Cited(includeUnverified: true);
        Assert.All(cited, static c => Assert.StartsWith("CN-", c.Rule, StringComparison.Ordinal));
        Assert.All(cited, static c => Assert.Contains(c.Rule.Split('-')[1], (string[])["CSL", "D12", "O24", "CRL", "CRP"]));
        Assert.All(cited, static c => Assert.True(string.CompareOrdinal(c.From, "2018-01-05") <= 0, c.Rule));
    }

    [Fact]
    public void The_three_grounds_that_the_ministry_named_are_cited()
    {
        var cited = Cited(includeUnverified: false).Select(static c => c.Rule).ToList();
        Assert.Contains(cited, static r => r.StartsWith("CN-CSL-41", StringComparison.Ordinal));
        Assert.Contains("CN-D12-2", cited);
        Assert.Contains(cited, static r => r.StartsWith("CN-O24-", StringComparison.Ordinal));
    }

    [Fact]
    public void A_defect_of_notice_is_told_as_one_and_never_as_proven_collection()
    {
        var finding = new Judge(Law, Day, ["cn_2018_01"]).Apply(FindingDraft.FromEvidence("undisclosed-collection", "contacts", Certainty.Reachable, [], isConclusive: true))!;
        Assert.Equal(Verdict.Suspected, finding.Verdict);
        Assert.Contains("defect of notice", finding.Explanation.En, StringComparison.Ordinal);
        Assert.Contains("告知方面的问题", finding.Explanation.Zh, StringComparison.Ordinal);
    }

    private static List<Citation> Cited(bool includeUnverified)
    {
        var judge = new Judge(Law, Day, Law.PacksOf("cn", Day), includeUnverified);
        return [.. Law.Kinds.Select(k => judge.Apply(FindingDraft.FromEvidence(k.Id, "x", Certainty.Observed, []))).OfType<Finding>().SelectMany(static f => f.Citations)];
    }
}
