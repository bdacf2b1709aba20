using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// D18: data that goes to another party, by a data-flow path or in traffic, and that the policy does not tell or denies (one fact a party); and a
/// policy that speaks of giving data to others and nowhere of consent to it.
/// </summary>
internal sealed class ThirdPartyFlowDetector : IDetector
{
    private const string Consent = "consent-to-sharing";

    // Code is not conduct: what no traffic shows can happen, and is told so.
    private static readonly LocalizedText Seen = new("", "Data goes to");
    private static readonly LocalizedText Possible = new("代码可使", "Code can send data to");

    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.KindsOf("untold-flow", "sharing-without-consent");

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) =>
        Lack.OfPolicy(facts) ?? (kind.Id == "untold-flow" ? Lack.OfFlows(facts) : null);

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        var sends = facts.Observation.Practices
            .Where(static p => p.Action == PracticeAction.Sends && p.Party != PartyIds.First && p.Certainty >= Certainty.Flows)
            .ToDictionary(static p => p.Id, StringComparer.Ordinal);
        var untold = facts.Consistency
            .Where(c => sends.ContainsKey(c.Practice) && c.Verdict != ConsistencyVerdict.Clear)
            .GroupBy(c => sends[c.Practice].Party, StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal);
        foreach (var party in untold)
        {
            yield return FindingDraft.FromPractices(
                "untold-flow",
                party.Key,
                [.. party.Select(c => sends[c.Practice])],
                facts.NamesOfDataTypes(party.Select(c => sends[c.Practice].DataType)),
                facts.NameOfParty(party.Key),
                party.Any(c => sends[c.Practice].Certainty == Certainty.Observed) ? Seen : Possible,
                disclosures: [.. party.SelectMany(static c => c.Disclosures).Distinct(StringComparer.Ordinal)],
                evidence: Groups.QuotesOf(party, facts));
        }

        var shared = facts.Disclosures
            .Where(static d => d is { Polarity: Polarity.Affirmed, Source: DisclosureSource.Sentence, Condition: null } && d.Party != PartyIds.First)
            .Where(static d => d.Action is DisclosureAction.Share or DisclosureAction.Sell or DisclosureAction.Transfer)
            .Where(d => facts.Knowledge.DataTypes.Find(d.DataType) is { IsGeneric: false })
            .ToList();
        if (shared.Count > 0 && !facts.PolicyHas(Consent))
        {
            yield return FindingDraft.FromEvidence(
                "sharing-without-consent",
                "policy",
                Certainty.Observed,
                [.. shared.Select(static d => d.Quote).Concat(facts.EvidenceOn(Consent, isPresent: false)).Distinct(StringComparer.Ordinal)],
                data: facts.NamesOfDataTypes(shared.Select(static d => d.DataType))) with
            {
                Disclosures = [.. shared.Select(static d => d.Id)],
            };
        }
    }
}
