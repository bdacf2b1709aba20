using System.Collections.Immutable;
using Candor.Comparison;
using Candor.Knowledge;

namespace Candor.Tests.Comparison;

public class PolicyComparisonTests
{
    private static readonly DataTypeOntology Types = new(
    [
        Type(DataTypeOntology.Root, generic: true),
        Type("device-identifier", generic: true, DataTypeOntology.Root),
        Type("imei", generic: false, "device-identifier"),
        Type("location", generic: false, DataTypeOntology.Root),
        Type("precise-location", generic: false, "location"),
        Type("contacts", generic: false, DataTypeOntology.Root),
    ]);

    public static TheoryData<string, string, string, string> Matrix => new()
    {
        // practice (type party), disclosures (polarity type party; …), verdict
        { "imei first-party", "+imei first-party", "clear", "names it" },
        { "imei first-party", "", "omitted", "says nothing" },
        { "imei first-party", "+contacts first-party", "omitted", "names something else" },
        { "imei first-party", "+device-identifier first-party", "vague", "an umbrella term" },
        { "imei first-party", "+personal-information first-party", "omitted", "the broadest term tells nothing" },
        { "precise-location first-party", "+location first-party", "clear", "a broader concrete term" },
        { "location first-party", "+precise-location first-party", "clear", "a narrower term tells the broader" },
        { "imei first-party", "-imei first-party", "incorrect", "denies it" },
        { "imei first-party", "-device-identifier first-party", "incorrect", "denies the umbrella" },
        { "device-identifier first-party", "-imei first-party", "omitted", "denies only a part" },
        { "imei first-party", "-personal-information first-party", "omitted", "a turn of phrase denies no one type" },
        { "imei first-party", "-imei first-party; +imei first-party", "ambiguous", "says both" },
        { "imei first-party", "-device-identifier first-party; +imei first-party", "clear", "an exception to a broad denial" },
        { "imei acme", "+imei acme", "clear", "names the party" },
        { "imei acme", "+imei third-parties", "vague", "third parties in general" },
        { "imei acme", "+imei first-party", "omitted", "only the app itself" },
        { "imei acme", "+imei other", "omitted", "another party" },
        { "imei acme", "-imei third-parties", "incorrect", "denies it for all third parties" },
        { "imei first-party", "-imei third-parties", "omitted", "the denial is about others" },
    };

    [Theory]
    [MemberData(nameof(Matrix))]
    public void Verdicts_follow_type_party_and_polarity(string practice, string disclosures, string verdict, string because)
    {
        var compared = Compare(practice, disclosures, condition: null);
        Assert.True(KebabEnum.Format(compared.Verdict) == verdict, $"{because}: {KebabEnum.Format(compared.Verdict)}");
    }

    [Fact]
    public void A_denial_under_a_condition_denies_nothing_in_general() =>
        Assert.Equal(ConsistencyVerdict.Omitted, Compare("imei first-party", "-imei first-party", condition: "without your consent").Verdict);

    [Fact]
    public void A_denial_of_selling_says_nothing_about_collecting()
    {
        var practice = Practice.Create("imei", PracticeAction.Accesses, "acme", Certainty.Reachable, [], 1);
        var denial = Disclosure("imei", PartyIds.ThirdParties, Polarity.Denied, null) with { Action = DisclosureAction.Sell };
        Assert.Equal(ConsistencyVerdict.Omitted, new PolicyComparison(Types).Compare([practice], [denial])[0].Verdict);
    }

    private static Consistency Compare(string practice, string disclosures, string? condition)
    {
        var words = practice.Split(' ');
        var said = disclosures.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(text =>
            {
                var parts = text[1..].Split(' ');
                return Disclosure(parts[0], parts[1], text[0] == '+' ? Polarity.Affirmed : Polarity.Denied, condition);
            })
            .ToImmutableArray();
        return new PolicyComparison(Types).Compare([Practice.Create(words[0], PracticeAction.Accesses, words[1], Certainty.Reachable, [], 1)], said)[0];
    }

    private static Disclosure Disclosure(string type, string party, Polarity polarity, string? condition) => new(
        ContentId.Of("disclosure", type, party, KebabEnum.Format(polarity)),
        "policy",
        type,
        DisclosureAction.Collect,
        party,
        null,
        null,
        condition,
        polarity,
        Modality.Does,
        DisclosureSource.Sentence,
        IsVague: false,
        "evidence");

    private static DataType Type(string id, bool generic, params string[] parents) => new(
        id,
        [.. parents],
        LocalizedText.Same(id),
        Terms.None,
        generic,
        IsSensitive: false,
        "其他信息",
        IsGbt35273Sensitive: false,
        "other",
        IsPermanent: false,
        new("a test", "Apache-2.0", "2026-11-24"));
}
