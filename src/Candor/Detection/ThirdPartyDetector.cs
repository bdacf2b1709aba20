using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// D06: third parties' code inside the subject against the policy's list of third parties. One fact a party: it is not named at all, or it is
/// named and some of the data types that its code reads are not. D19: the policy denies what its code does.
/// </summary>
internal sealed class ThirdPartyDetector : IDetector
{
    public IEnumerable<FindingKind> KindsOf(LawLibrary law) =>
        law.KindsOf("undisclosed-sdk", "undisclosed-sdk-data", "unnamed-sdk", "denied-sharing");

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) => Lack.OfPolicy(facts);

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        var practices = facts.Observation.Practices.ToDictionary(static p => p.Id, StringComparer.Ordinal);
        var byParty = facts.Consistency
            .Select(c => (Practice: practices[c.Practice], Consistency: c))
            .Where(static c => c.Practice.Party != PartyIds.First && Groups.IsUse(c.Practice) && !IsSent(c.Practice))
            .ToLookup(static c => c.Practice.Party, StringComparer.Ordinal);
        var parties = facts.Observation.Sdks.Where(static s => s.ReceivesPersonalInformation).ToLookup(static s => s.Party, StringComparer.Ordinal);
        foreach (var party in parties.Select(static p => p.Key).Union(byParty.Select(static p => p.Key), StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var compared = byParty[party].ToList();
            var denied = compared.Where(static c => c.Consistency.Verdict is ConsistencyVerdict.Incorrect).ToList();
            if (denied.Count > 0)
            {
                yield return Draft("denied-sharing", party, denied, facts);
            }

            var untold = compared.Where(static c => c.Consistency.Verdict is ConsistencyVerdict.Omitted or ConsistencyVerdict.Vague).ToList();
            if (facts.IsNamed(party))
            {
                if (untold.Count > 0)
                {
                    yield return Draft("undisclosed-sdk-data", party, untold, facts);
                }
            }
            else if (untold.Count > 0)
            {
                yield return Draft("undisclosed-sdk", party, untold, facts);
            }
            else if (denied.Count == 0)
            {
                var sdks = parties[party].ToList();
                yield return new(
                    "unnamed-sdk",
                    party,
                    sdks.Max(static s => s.Certainty),
                    LocalizedText.Same(""),
                    facts.NameOfParty(party),
                    LocalizedList.Join([.. sdks.Select(static s => s.Name)]),
                    [],
                    [],
                    [.. sdks.SelectMany(static s => s.Evidence)],
                    IsConclusive: false);
            }
        }
    }

    /// <summary>What flows to a party or is seen in traffic is no fact about what its code inside the subject reads; D18 tells it.</summary>
    private static bool IsSent(Practice practice) => practice.Action == PracticeAction.Sends;

    private static FindingDraft Draft(string kind, string party, List<(Practice Practice, Consistency Consistency)> members, AuditFacts facts)
    {
        var sdks = facts.Observation.Sdks.Where(s => s.Party == party).ToList();
        return FindingDraft.FromPractices(
            kind,
            party,
            [.. members.Select(static m => m.Practice)],
            facts.NamesOfDataTypes(members.Select(static m => m.Practice.DataType)),
            facts.NameOfParty(party),
            LocalizedList.Join([.. sdks.Select(static s => s.Name)]),
            [.. members.SelectMany(static m => m.Consistency.Disclosures).Distinct(StringComparer.Ordinal)],
            [.. Groups.QuotesOf(members.Select(static m => m.Consistency), facts), .. sdks.SelectMany(static s => s.Evidence)]);
    }
}
