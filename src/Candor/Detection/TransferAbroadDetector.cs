using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// D27: code of a party that sits outside mainland China can read personal information, and the policy does not say that data goes abroad. One fact
/// a party. Where a company sits is not where its servers stand, so this is a question to it.
/// </summary>
internal sealed class TransferAbroadDetector : IDetector
{
    private const string Domestic = "CN";
    private const string NotKnown = "ZZ";

    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.KindsOf("party-abroad");

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) => Lack.OfPolicy(facts) ?? Lack.OfCode(facts);

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        if (facts.PolicyHas("says-transfer-abroad"))
        {
            yield break;
        }

        var parties = facts.Observation.Practices
            .Where(static p => p.Party != PartyIds.First && p.Certainty >= Certainty.Reachable)
            .Where(p => facts.Knowledge.Parties.Find(p.Party) is { Country: not (Domestic or NotKnown) })
            .GroupBy(static p => p.Party, StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal);
        foreach (var party in parties)
        {
            var known = facts.Knowledge.Parties.Find(party.Key)!;
            yield return FindingDraft.FromPractices(
                "party-abroad",
                party.Key,
                [.. party],
                facts.NamesOfDataTypes(party.Select(static p => p.DataType)),
                known.Name,
                new($"{known.Company.Zh}（{known.Country}）", $"{known.Company.En} ({known.Country})"),
                evidence: facts.EvidenceOn("says-transfer-abroad", isPresent: false));
        }
    }
}
