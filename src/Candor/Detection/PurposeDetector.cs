using System.Collections.Immutable;
using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// What a policy says data is for. D05: data types of which it tells no other purpose than a vague one ("to improve our services"). D14: permissions
/// whose data it names and gives no purpose for anywhere. One fact each.
/// </summary>
internal sealed class PurposeDetector : IDetector
{
    /// <summary>Words after which a purpose follows. Too many are listed rather than too few: a purpose that was missed would be an accusation.</summary>
    private static readonly ImmutableArray<string> PurposeWords =
    [
        "用于", "为了", "以便", "目的", "用来", "从而", "便于", "方便", "以实现", "以提供", "供您", "帮助您", "向您", "为您", "需要使用", "才能",
        "in order to", "so that", "purpose", "used to", "use it to", "to provide", "to show", "to deliver", "to let", "to find", "to look up", "to help", "to keep", "for ", "because",
    ];

    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.KindsOf("vague-purpose", "permission-purpose-untold");

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) =>
        Lack.OfPolicy(facts) ?? (kind.Id == "permission-purpose-untold" ? Lack.OfManifest(facts) : null);

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        var own = facts.Disclosures.Where(static d => d.Party == PartyIds.First && d.Polarity == Polarity.Affirmed).ToList();
        return VaguePurposes(own, facts).Concat(PermissionsWithoutPurpose(own, facts));
    }

    private static IEnumerable<FindingDraft> VaguePurposes(List<Disclosure> disclosures, AuditFacts facts)
    {
        var vague = facts.Knowledge.Purposes.Where(static p => p.IsVague).Select(static p => p.Id).ToHashSet(StringComparer.Ordinal);
        var types = disclosures
            .Where(d => d.Purpose is not null && facts.Knowledge.DataTypes.Find(d.DataType) is { IsGeneric: false })
            .GroupBy(static d => d.DataType, StringComparer.Ordinal)
            .Where(g => g.All(d => vague.Contains(d.Purpose!)))
            .OrderBy(static g => g.Key, StringComparer.Ordinal)
            .ToList();
        if (types.Count > 0)
        {
            yield return Draft("vague-purpose", [.. types.SelectMany(static g => g)], facts.NamesOfDataTypes(types.Select(static g => g.Key)), LocalizedText.Same(""));
        }
    }

    private static IEnumerable<FindingDraft> PermissionsWithoutPurpose(List<Disclosure> disclosures, AuditFacts facts)
    {
        var types = facts.Knowledge.DataTypes;
        var untold = new List<(RequestedPermission Permission, List<Disclosure> Named)>();
        foreach (var permission in facts.Observation.Permissions.Where(static p => p.Level == "dangerous" && !p.DataTypes.IsEmpty))
        {
            var named = disclosures.Where(d => permission.DataTypes.Any(t => t == d.DataType || types.Subsumes(t, d.DataType) || types.Subsumes(d.DataType, t))).ToList();
            named.RemoveAll(d => types.Find(d.DataType) is not { IsGeneric: false });
            if (named.Count > 0 && !named.Exists(d => TellsPurpose(d, facts)))
            {
                untold.Add((permission, named));
            }
        }

        if (untold.Count > 0)
        {
            yield return Draft(
                "permission-purpose-untold",
                [.. untold.SelectMany(static u => u.Named).Distinct()],
                facts.NamesOfDataTypes(untold.SelectMany(static u => u.Named).Select(static d => d.DataType)),
                LocalizedList.Join([.. untold.Select(static u => u.Permission.Label)]));
        }
    }

    /// <summary>A purpose of the closed list was read, or the words say what the data is for in some other way.</summary>
    private static bool TellsPurpose(Disclosure disclosure, AuditFacts facts) =>
        disclosure.Purpose is not null
        || !facts.Quotes.TryGetValue(disclosure.Quote, out var quote)
        || PurposeWords.Any(w => quote.Contains(w, StringComparison.OrdinalIgnoreCase));

    private static FindingDraft Draft(string kind, ImmutableArray<Disclosure> disclosures, LocalizedText data, LocalizedText detail) =>
        FindingDraft.FromEvidence(kind, "policy", Certainty.Observed, [.. disclosures.Select(static d => d.Quote)], detail, data: data) with
        {
            Disclosures = [.. disclosures.Select(static d => d.Id)],
        };
}
