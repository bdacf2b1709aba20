using System.Collections.Immutable;

namespace Candor.Detection;

/// <summary>
/// D05 and D19 for the subject's own code: data types that the policy does not name, names only vaguely, denies, or both affirms and denies.
/// One fact a data type and verdict; types under the same concrete broader type are one fact.
/// </summary>
internal sealed class UndisclosedCollectionDetector : IDetector
{
    public ImmutableArray<string> Ids => ["D05", "D19"];

    public bool CanRun(AuditFacts facts) => facts.HasPolicy;

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        var practices = facts.Observation.Practices.ToDictionary(static p => p.Id, StringComparer.Ordinal);
        var compared = facts.Consistency
            .Select(c => (Practice: practices[c.Practice], Consistency: c))
            .Where(static c => c.Practice.Party == PartyIds.First && KindOf(c.Consistency.Verdict) is not null)
            .GroupBy(c => (c.Consistency.Verdict, Type: Groups.TypeOf(c.Practice.DataType, facts)))
            .OrderBy(static g => g.Key.Verdict)
            .ThenBy(static g => g.Key.Type, StringComparer.Ordinal);
        foreach (var group in compared)
        {
            var members = group.ToList();
            yield return FindingDraft.FromPractices(
                KindOf(group.Key.Verdict)!,
                group.Key.Type,
                [.. members.Select(static m => m.Practice)],
                facts.NamesOfDataTypes(members.Select(static m => m.Practice.DataType)),
                facts.NameOfParty(PartyIds.First),
                disclosures: [.. members.SelectMany(static m => m.Consistency.Disclosures).Distinct(StringComparer.Ordinal)],
                evidence: Groups.QuotesOf(members.Select(static m => m.Consistency), facts));
        }
    }

    private static string? KindOf(ConsistencyVerdict verdict) => verdict switch
    {
        ConsistencyVerdict.Omitted => "undisclosed-collection",
        ConsistencyVerdict.Vague => "vague-disclosure",
        ConsistencyVerdict.Incorrect => "denied-collection",
        ConsistencyVerdict.Ambiguous => "contradictory-policy",
        _ => null,
    };
}
