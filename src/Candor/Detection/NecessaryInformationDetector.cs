using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// D16: data types that the code reads and that are not on the list of necessary personal information of the app's category. One fact an app.
/// The list bounds what may be demanded; that the app demands it is for a person to see.
/// </summary>
internal sealed class NecessaryInformationDetector : IDetector
{
    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.KindsOf("beyond-necessary");

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) => facts.Category is null ? Lack.Category : Lack.OfCode(facts);

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        if (facts.Category is not { } category)
        {
            yield break;
        }

        var types = facts.Knowledge.DataTypes;
        var beyond = facts.Observation.Practices
            .Where(static p => p.Action == PracticeAction.Accesses && p.Certainty >= Certainty.Reachable)
            .Where(p => types.Find(p.DataType) is not null && NeedsPermission(p, facts))
            .Where(p => !category.Necessary.Any(n => types.Subsumes(n, p.DataType) || types.Subsumes(p.DataType, n)))
            .ToList();
        if (beyond.Count > 0)
        {
            yield return FindingDraft.FromPractices(
                "beyond-necessary",
                category.Id,
                beyond,
                facts.NamesOfDataTypes(beyond.Select(static p => p.DataType)),
                category.Name,
                category.NecessaryText);
        }
    }

    /// <summary>Only what the system guards is counted: an IP address or a model name goes along with every connection.</summary>
    private static bool NeedsPermission(Practice practice, AuditFacts facts) =>
        facts.Observation.Permissions.Any(p => p.Level is "dangerous" or "special" && p.UsedBy.Contains(practice.Id));
}
