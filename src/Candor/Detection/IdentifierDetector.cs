using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// D29: code reads identifiers of the device that a person cannot reset, where ones that can be reset would serve. One fact a party.
/// </summary>
internal sealed class IdentifierDetector : IDetector
{
    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.KindsOf("permanent-identifier");

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) => Lack.OfCode(facts);

    public IEnumerable<FindingDraft> Detect(AuditFacts facts) =>
        facts.Observation.Practices
            .Where(static p => p is { Action: PracticeAction.Accesses, Certainty: >= Certainty.Reachable } or { Action: PracticeAction.Sends, Certainty: Certainty.Observed })
            .Where(p => facts.Knowledge.DataTypes.Find(p.DataType) is { IsPermanent: true })
            .GroupBy(static p => p.Party, StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(group => FindingDraft.FromPractices(
                "permanent-identifier",
                group.Key,
                [.. group],
                facts.NamesOfDataTypes(group.Select(static p => p.DataType)),
                facts.NameOfParty(group.Key)));
}
