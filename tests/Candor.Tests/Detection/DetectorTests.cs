using System.Collections.Immutable;

namespace Candor.Tests.Detection;

/// <summary>What each detector finds, and what it does not.</summary>
public class DetectorTests
{
    [Fact]
    public void Data_that_flows_to_a_party_that_the_policy_does_not_name_is_a_finding_of_flow()
    {
        var sends = Facts.Reads("android-id", "umeng", Certainty.Flows, PracticeAction.Sends);
        Assert.Equal(["untold-flow"], Found(new() { Practices = [sends] }, "D18"));
        Assert.Empty(Found(new() { Practices = [sends], Disclosures = [Facts.Says("android-id", party: "umeng", action: DisclosureAction.Share)], Contents = ["consent-to-sharing"] }, "D18"));
    }

    [Fact]
    public void A_call_path_to_a_reading_is_no_flow() =>
        Assert.Empty(Found(new() { Practices = [Facts.Reads("android-id", "umeng")] }, "D18"));

    [Fact]
    public void Sharing_without_a_word_of_consent_is_told_with_the_words_and_the_search()
    {
        var facts = new Facts { Disclosures = [Facts.Says("imei", party: PartyIds.ThirdParties, action: DisclosureAction.Share)] };
        var finding = Assert.Single(facts.Audit().Findings, static f => f.Kind == "sharing-without-consent");
        Assert.Equal(["quote-1", "content-consent-to-sharing"], finding.Evidence);
        Assert.Empty(Found(facts with { Contents = ["consent-to-sharing"] }, "D18"));
    }

    [Theory]
    [InlineData("google", true)]
    [InlineData("umeng", false)]
    public void Code_of_a_company_abroad_raises_the_question_of_transfer(string party, bool isAbroad)
    {
        var facts = new Facts { Practices = [Facts.Reads("android-id", party)] };
        Assert.Equal(isAbroad ? ["party-abroad"] : Array.Empty<string>(), Found(facts, "D27"));
        Assert.Empty(Found(facts with { Contents = ["says-transfer-abroad", "abroad-recipient"] }, "D27"));
    }

    [Fact]
    public void An_identifier_that_cannot_be_reset_is_told_once_for_each_party()
    {
        Practice[] reads = [Facts.Reads("imei"), Facts.Reads("mac-address"), Facts.Reads("imei", "umeng"), Facts.Reads("oaid"), Facts.Reads("serial-number", certainty: Certainty.Present)];
        var findings = new Facts { Practices = [.. reads] }.Audit().Findings.Where(static f => f.Kind == "permanent-identifier").ToList();
        Assert.Equal(2, findings.Count);
        Assert.DoesNotContain("OAID", string.Concat(findings.Select(static f => f.Title.En)), StringComparison.Ordinal);
        Assert.DoesNotContain("serial", string.Concat(findings.Select(static f => f.Title.En)), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData(21, "also runs on earlier versions (from API level 21 on)")]
    [InlineData(29, "runs from API level 29 on, so it always meets that limit")]
    public void An_identifier_that_newer_versions_do_not_give_is_told_with_that(int minSdk, string words)
    {
        var finding = Assert.Single(new Facts { Practices = [Facts.Reads("imei")], MinSdk = minSdk }.Audit().Findings, static f => f.Kind == "permanent-identifier");
        Assert.Contains("From Android 10 (API level 29) on", finding.Explanation.En, StringComparison.Ordinal);
        Assert.Contains(words, finding.Explanation.En, StringComparison.Ordinal);
        Assert.Contains("Android 10", finding.Explanation.Zh, StringComparison.Ordinal);
    }

    [Fact]
    public void What_every_version_gives_is_told_without_a_qualification() =>
        Assert.DoesNotContain("API level", Assert.Single(new Facts { Practices = [Facts.Reads("contacts")] }.Audit().Findings, static f => f.Kind == "undisclosed-collection").Explanation.En, StringComparison.Ordinal);

    [Fact]
    public void What_a_flow_shows_is_told_in_the_title_and_behind_the_explanation()
    {
        Practice[] practices =
        [
            Facts.Reads("contacts"),
            Facts.Reads("contacts", certainty: Certainty.Flows, action: PracticeAction.Sends),
            Facts.Reads("calendar", certainty: Certainty.Flows, action: PracticeAction.Stores),
        ];
        var findings = new Facts { Practices = [.. practices] }.Audit().Findings.Where(static f => f.Kind == "undisclosed-collection").OrderBy(static f => f.Title.En, StringComparer.Ordinal).ToList();
        Assert.Equal(2, findings.Count);
        Assert.Contains(" and store this; ", findings[0].Title.En, StringComparison.Ordinal);
        Assert.Contains("并存储，", findings[0].Title.Zh, StringComparison.Ordinal);
        Assert.DoesNotContain("send off", findings[0].Explanation.En, StringComparison.Ordinal);
        Assert.Contains(" and send this off the device; ", findings[1].Title.En, StringComparison.Ordinal);
        Assert.Contains("并传出设备，", findings[1].Title.Zh, StringComparison.Ordinal);
        Assert.Contains("code can send off the device: ", findings[1].Explanation.En, StringComparison.Ordinal);
        Assert.Contains("可以传出设备：", findings[1].Explanation.Zh, StringComparison.Ordinal);
        var read = Assert.Single(new Facts { Practices = [practices[0]] }.Audit().Findings, static f => f.Kind == "undisclosed-collection");
        Assert.StartsWith("The app can collect ", read.Title.En, StringComparison.Ordinal);
        Assert.DoesNotContain("Data-flow", read.Explanation.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_privileged_permission_lifts_the_limit()
    {
        var privileged = new RequestedPermission("android.permission.READ_PRIVILEGED_PHONE_STATE", LocalizedText.Same("x"), "signature", [], [], []);
        var finding = Assert.Single(new Facts { Practices = [Facts.Reads("imei")], Permissions = [privileged] }.Audit().Findings, static f => f.Kind == "permanent-identifier");
        Assert.DoesNotContain("Android 10", finding.Explanation.En, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_a_vague_purpose_is_no_purpose()
    {
        var vague = Facts.Says("location", "service-improvement");
        Assert.Contains("vague-purpose", Found(new() { Disclosures = [vague] }, "D05"));
        Assert.DoesNotContain("vague-purpose", Found(new() { Disclosures = [vague, Facts.Says("location", "location-service")] }, "D05"));
        Assert.DoesNotContain("vague-purpose", Found(new() { Disclosures = [Facts.Says("location")] }, "D05"));
    }

    [Fact]
    public void A_permission_whose_data_the_policy_names_without_any_purpose_is_told()
    {
        var quote = Evidence.Create(new string('a', 64), new TextLocator(0, 4, "我们收集", "", "", [])).Id;
        var permission = new RequestedPermission("android.permission.READ_CONTACTS", LocalizedText.Same("contacts"), "dangerous", ["contacts"], [], []);
        Assert.Equal(["permission-purpose-untold"], Found(new() { Permissions = [permission], Disclosures = [Facts.Says("contacts", quote: quote)] }, "D14"));
        Assert.Empty(Found(new() { Permissions = [permission], Disclosures = [Facts.Says("contacts", "communication", quote: quote)] }, "D14"));

        // A quote that cannot be looked at is no proof that a purpose is missing.
        Assert.Empty(Found(new() { Permissions = [permission], Disclosures = [Facts.Says("contacts")] }, "D14"));
    }

    [Fact]
    public void A_row_without_purpose_or_data_is_incomplete()
    {
        Assert.Equal(["incomplete-third-party-row"], Found(new() { Rows = [Row("A", null, "Android ID"), Row("B", "push", "IMEI")] }, "D06"));
        Assert.Equal(["incomplete-third-party-row"], Found(new() { Rows = [Row("A", "push", null)] }, "D06"));
        Assert.Empty(Found(new() { Rows = [Row("B", "push", "IMEI")] }, "D06"));
    }

    [Fact]
    public void A_very_long_policy_needs_a_short_version()
    {
        Assert.Equal(["policy-too-long"], Found(new() { Characters = 20_001 }, "D04"));
        Assert.Empty(Found(new() { Characters = 20_000 }, "D04"));
        Assert.Empty(Found(new() { Characters = 90_000, Contents = ["short-version"] }, "D04"));
    }

    [Fact]
    public void Advertising_inside_needs_a_way_out_and_no_children()
    {
        var ads = new EmbeddedSdk("x", "tencent", LocalizedText.Same("X"), "ads", null, Certainty.Reachable, [], 1, [], true, ["evidence-1"]);
        Assert.Contains("advertising-without-opt-out", Found(new() { Sdks = [ads] }, "D20"));
        Assert.DoesNotContain("advertising-without-opt-out", Found(new() { Sdks = [ads], Contents = ["opt-out-of-personalisation"] }, "D20"));
        Assert.DoesNotContain("advertising-without-opt-out", Found(new() { Sdks = [ads with { Role = "maps" }] }, "D20"));
        Assert.Contains("advertising-to-children", Found(new() { Sdks = [ads], Contents = ["directed-at-children"] }, "D26"));
        Assert.DoesNotContain("advertising-to-children", Found(new() { Contents = ["directed-at-children"] }, "D26"));
    }

    [Fact]
    public void What_a_policy_says_in_breach_is_never_more_than_a_suspicion()
    {
        var statements = Facts.Shipped.Law.Kinds.Select(static k => k.Statement).OfType<string>().ToImmutableHashSet();
        var audit = new Facts { Contents = statements, Packs = "cn_2018_01,cn_today,eu,us,platform" }.Audit();
        var kinds = Facts.Shipped.Law.Kinds.Where(static k => k.Statement is not null).ToList();
        Assert.All(kinds, k => Assert.Equal(Verdict.Suspected, Assert.Single(audit.Findings, f => f.Kind == k.Id).Verdict));
        Assert.All(kinds, k => Assert.Equal([$"content-{k.Statement}"], Assert.Single(audit.Findings, f => f.Kind == k.Id).Evidence));
    }

    [Fact]
    public void Reading_in_the_background_counts_where_the_policy_is_silent_on_it()
    {
        var conduct = new Conduct(ConductKind.BackgroundCollection, Certainty.Reachable, PartyIds.First, LocalizedText.Same("location"), ["evidence-1"]);
        Assert.Contains("background-collection", Found(new() { Conduct = [conduct] }, "D17"));
        Assert.DoesNotContain("background-collection", Found(new() { Conduct = [conduct], Contents = ["background-collection"] }, "D17"));
    }

    [Fact]
    public void Opting_out_of_sale_is_asked_for_only_under_the_law_that_asks_for_it()
    {
        var sdk = new EmbeddedSdk("x", "google", LocalizedText.Same("X"), "analytics", null, Certainty.Reachable, [], 1, [], true, ["evidence-1"]);
        Assert.Contains("policy-lacks-opt-out-of-sale", Found(new() { Sdks = [sdk], Packs = "us" }, "D30"));
        Assert.Empty(Found(new() { Sdks = [sdk] }, "D30"));
        Assert.Empty(Found(new() { Sdks = [sdk], Packs = "us", Contents = ["opt-out-of-sale"] }, "D30"));
    }

    private static ThirdPartyRow Row(string name, string? purpose, string? data) =>
        new(new string('a', 64), name, null, null, null, null, purpose, [], data, [], null, null, $"row-{name}");

    private static string[] Found(Facts facts, string detector) =>
    [
        .. facts.Audit().Findings
            .Where(f => f.Detector == detector && f.Verdict is Verdict.Suspected or Verdict.Violation && f.Detector == detector)
            .Where(static f => !f.Kind.StartsWith("policy-lacks-w", StringComparison.Ordinal) && f.Kind is not ("policy-lacks-minors" or "undisclosed-sdk" or "unnamed-sdk"))
            .Where(f => detector != "D05" || !f.Kind.StartsWith("policy-lacks", StringComparison.Ordinal))
            .Select(static f => f.Kind),
    ];
}
