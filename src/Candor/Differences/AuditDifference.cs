using System.Collections.Immutable;

namespace Candor.Differences;

/// <summary>What changed between two audits of the same subject.</summary>
/// <param name="Old">The earlier audit.</param>
/// <param name="New">The later audit.</param>
/// <param name="Notes">What makes the two hard to compare: another subject, law, day or knowledge.</param>
/// <param name="Blindness">What the new audit could not look into and the old one could.</param>
/// <param name="DataTypes">Data types of practices.</param>
/// <param name="Parties">Parties of practices and of embedded SDKs.</param>
/// <param name="Permissions">Permissions that are requested.</param>
/// <param name="Sdks">Embedded SDKs.</param>
/// <param name="Practices">Practices; a flow to somebody is one whose action is <c>sends</c>.</param>
/// <param name="Disclosures">What the policies say.</param>
/// <param name="Findings">Every open finding of either audit, by standing.</param>
public sealed record AuditDifference(
    ComparedAudit Old,
    ComparedAudit New,
    ImmutableArray<LocalizedText> Notes,
    ImmutableArray<NotAnalysed> Blindness,
    ItemChanges<NamedItem> DataTypes,
    ItemChanges<NamedItem> Parties,
    ItemChanges<NamedItem> Permissions,
    ItemChanges<NamedItem> Sdks,
    ItemChanges<PracticeKey> Practices,
    ItemChanges<DisclosureKey> Disclosures,
    ImmutableArray<FindingChange> Findings)
{
    /// <summary>How many findings have a standing.</summary>
    public int Count(Standing standing) => Findings.Count(f => f.Standing == standing);
}
