using Candor.Traffic.Tests.Support;

namespace Candor.Traffic.Tests.Hosts;

/// <summary>Who received requests, and how they behave.</summary>
public sealed class RecipientTests
{
    private const string Id = "7f3ac91be0d24a6c";

    [Fact]
    public void An_unlisted_host_that_receives_the_same_identifier_twice_is_a_tracker_by_behaviour()
    {
        var recipient = Recipient("t.metricsink.example", Twice("https://t.metricsink.example/i?uid=" + Id));
        var behaviour = Assert.Single(recipient.Behaviours);
        Assert.Equal((RecipientRelation.ThirdParty, "metricsink.example", RecipientBehaviourKind.ReceivesPersistentIdentifier), (recipient.Relation, recipient.Party, behaviour.Kind));
        Assert.Contains("uid (2 requests)", behaviour.Detail.En, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://t.metricsink.example/i?request_id=" + Id)]
    [InlineData("https://t.metricsink.example/i?v=" + Id)]
    [InlineData("https://t.metricsink.example/i?uid=home")]
    [InlineData("https://t.metricsink.example/i?uid=1767225600")]
    [InlineData("https://shop.example/i?uid=" + Id)]
    public void Other_values_and_the_subjects_own_host_make_no_tracker(string url) =>
        Assert.All(Sent.Analyse(Twice(url)).Recipients, static r => Assert.Empty(r.Behaviours));

    [Fact]
    public void An_identifier_that_came_once_is_not_known_to_persist() =>
        Assert.Empty(Recipient("t.metricsink.example", Sent.Get("https://t.metricsink.example/i?uid=" + Id)).Behaviours);

    [Fact]
    public void The_same_identifier_at_two_domains_persists()
    {
        var recipients = Sent.Analyse(Sent.Get("https://a.one.example/?uid=" + Id), Sent.Get("https://b.two.example/?puid=" + Id) with { Number = 2 }).Recipients;
        Assert.All(recipients, static r => Assert.NotEmpty(r.Behaviours));
    }

    [Fact]
    public void A_persons_digest_makes_a_tracker_at_once() =>
        Assert.Equal(RecipientBehaviourKind.ReceivesPersistentIdentifier, Assert.Single(Recipient("t.metricsink.example", Sent.Get($"{Sent.Tracker}?h={Coded.Sha256(Shipped.Email)}")).Behaviours).Kind);

    [Fact]
    public void A_host_of_the_same_site_that_only_takes_identifiers_is_told_as_disguised()
    {
        var flows = Twice("https://metrics.shop.example/b?uid=" + Id);
        Assert.Equal(RecipientBehaviourKind.DisguisedTracker, Assert.Single(Recipient("metrics.shop.example", flows).Behaviours).Kind);
    }

    [Fact]
    public void A_host_of_the_same_site_that_serves_content_is_not()
    {
        var page = new FlowResponse(200, "", [new("Content-Type", "application/json")], FlowBody.Of(new byte[4_000]));
        Assert.Empty(Recipient("api.shop.example", [.. Twice("https://api.shop.example/b?uid=" + Id).Select(f => f with { Response = page })]).Behaviours);
    }

    [Fact]
    public void The_lifetime_of_a_cookie_is_that_of_the_header()
    {
        var response = new FlowResponse(200, "", [new("Set-Cookie", $"mid={Id}; Max-Age=63072000; Path=/"), new("Set-Cookie", "visit=" + Id)], FlowBody.None);
        var behaviour = Assert.Single(Recipient("t.metricsink.example", Sent.Get(Sent.Tracker) with { Response = response }).Behaviours);
        Assert.Equal((RecipientBehaviourKind.SetsPersistentCookie, "It sets lasting cookies: mid (730 days)"), (behaviour.Kind, behaviour.Detail.En));
    }

    [Fact]
    public void A_known_domain_gives_its_party() => Assert.Equal("google", Recipient("www.google-analytics.com", Sent.Get("https://www.google-analytics.com/g/collect")).Party);

    [Fact]
    public void Practices_of_a_party_are_one_for_each_type_and_stage()
    {
        var flow = Sent.Get($"{Sent.Tracker}?e={Shipped.Email}");
        var practices = Sent.Analyse(flow, flow with { Number = 2 }, flow with { Number = 3, Stage = Stage.BeforeConsent }).Practices;
        Assert.Equal(
            [("email", 1, Stage.BeforeConsent), ("email", 2, Stage.Unknown)],
            practices.Select(static p => (p.DataType, p.Occurrences, p.Stage)).OrderBy(static p => p.Stage));
        Assert.All(practices, static p => Assert.Equal((PracticeAction.Sends, Certainty.Observed, "metricsink.example"), (p.Action, p.Certainty, p.Party)));
    }

    [Fact]
    public void All_evidence_that_is_named_is_there()
    {
        var analysis = Sent.Analyse([.. Twice($"{Sent.Tracker}?uid={Id}&h={Coded.Sha256(Shipped.Phone)}")]);
        var ids = analysis.Evidence.Select(static e => e.Id).ToHashSet(StringComparer.Ordinal);
        Assert.All(analysis.Practices.SelectMany(static p => p.Evidence).Concat(analysis.Recipients.SelectMany(static r => r.Behaviours).SelectMany(static b => b.Evidence)), id => Assert.Contains(id, ids));
    }

    private static Recipient Recipient(string host, params Flow[] flows) => Sent.Analyse(flows).Recipients.Single(r => r.Host == host);

    private static Flow[] Twice(string url) => [Sent.Get(url), Sent.Get(url) with { Number = 2 }];
}
