using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// D05 and D19 for the subject's own code: data types that the policy does not name, names only vaguely, denies, or both affirms and denies.
/// One fact a data type and verdict; types under the same concrete broader type are one fact.
/// </summary>
internal sealed class UndisclosedCollectionDetector : IDetector
{
    public IEnumerable<FindingKind> KindsOf(LawLibrary law) =>
        law.KindsOf("undisclosed-collection", "vague-disclosure", "denied-collection", "contradictory-policy");

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) => Lack.OfPolicy(facts);

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        var practices = facts.Observation.Practices.ToDictionary(static p => p.Id, StringComparer.Ordinal);
        var compared = facts.Consistency
            .Select(c => (Practice: practices[c.Practice], Consistency: c))
            .Where(static c => c.Practice.Party == PartyIds.First && Groups.IsUse(c.Practice) && KindOf(c.Consistency.Verdict) is not null)
            .GroupBy(c => (c.Consistency.Verdict, Type: Groups.TypeOf(c.Practice.DataType, facts)))
            .OrderBy(static g => g.Key.Verdict)
            .ThenBy(static g => g.Key.Type, StringComparer.Ordinal)
            .Where(g => g.Any(static m => m.Practice.Action != PracticeAction.Requests) || g.Any(m => PermissionSpeaks(m.Practice, g.Key.Verdict, facts)));
        foreach (var group in compared)
        {
            var members = group.ToList();
            yield return FindingDraft.FromPractices(
                KindOf(group.Key.Verdict)!,
                group.Key.Type,
                [.. members.Select(static m => m.Practice)],
                facts.NamesOfDataTypes(members.Select(static m => m.Practice.DataType)),
                facts.NameOfParty(PartyIds.First),
                PracticeWords.BeyondCollecting(members.Select(static m => m.Practice)),
                disclosures: [.. members.SelectMany(static m => m.Consistency.Disclosures).Distinct(StringComparer.Ordinal)],
                evidence: Groups.QuotesOf(members.Select(static m => m.Consistency), facts)) with
            {
                Qualifications = PracticeWords.WhatFlowsShow([.. members.Select(static m => m.Practice)], facts),
            };
        }
    }

    /// <summary>
    /// A permission opens many data types and code may use one of them. Where the code lies open, what it reads is the fact, and a permission
    /// speaks by itself only where nothing uses it and the policy denies the data; where the code is hidden, also where the policy names nothing of
    /// what the permission opens.
    /// </summary>
    private static bool PermissionSpeaks(Practice practice, ConsistencyVerdict verdict, AuditFacts facts)
    {
        var permission = facts.Observation.Permissions.FirstOrDefault(p => p.Name == practice.Permission);
        if (permission is null || !permission.UsedBy.IsEmpty)
        {
            return false;
        }

        if (verdict == ConsistencyVerdict.Incorrect)
        {
            return true;
        }

        var siblings = facts.Observation.Practices.Where(p => p.Permission == permission.Name).Select(static p => p.Id).ToHashSet(StringComparer.Ordinal);
        return !facts.CodeIsOpen && facts.Consistency.Where(c => siblings.Contains(c.Practice)).All(c => c.Verdict == verdict);
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
