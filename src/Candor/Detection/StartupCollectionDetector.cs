using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// D07: code that reads personal information and that the start of the process reaches, before any screen could have asked. A stored consent
/// may still stand in the way of it, which a call path does not show; so this is never more than a suspicion. One fact a party.
/// </summary>
internal sealed class StartupCollectionDetector : IDetector
{
    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.KindsOf("collection-at-start");

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) => Lack.OfCode(facts);

    public IEnumerable<FindingDraft> Detect(AuditFacts facts) =>
        facts.Observation.Practices
            .Where(static p => p.Action == PracticeAction.Accesses && p.Triggers.Contains(Trigger.ApplicationStart))
            .GroupBy(static p => p.Party, StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(group => FindingDraft.FromPractices(
                "collection-at-start",
                group.Key,
                [.. group],
                facts.NamesOfDataTypes(group.Select(static p => p.DataType)),
                facts.NameOfParty(group.Key)));
}
