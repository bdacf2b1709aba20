using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// Facts about an app that concern no data type (D01, D02, D09, D11, D12, D14, D17, D28, D31, D34): one fact a kind of conduct and party. Which kind of
/// finding a kind of conduct is stands in the law's data.
/// </summary>
internal sealed class ConductDetector : IDetector
{
    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.Kinds.Where(static k => k.Conduct is not null);

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) =>
        NeedsCode(kind.Conduct!.Value) ? Lack.OfCode(facts) ?? LacksPolicy(kind, facts) : Lack.OfManifest(facts) ?? LacksPolicy(kind, facts);

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        foreach (var kind in KindsOf(facts.Knowledge.Law).Where(k => Counts(k.Conduct!.Value, facts)))
        {
            var parties = facts.Observation.Conduct
                .Where(c => c.Kind == kind.Conduct)
                .GroupBy(static c => c.Party, StringComparer.Ordinal)
                .OrderBy(static g => g.Key, StringComparer.Ordinal);
            foreach (var party in parties)
            {
                yield return FindingDraft.FromEvidence(
                    kind.Id,
                    $"{KebabEnum.Format(kind.Conduct!.Value)} {party.Key}",
                    party.Max(static c => c.Certainty),
                    [.. party.SelectMany(static c => c.Evidence)],
                    LocalizedList.Join([.. party.Select(static c => c.Detail).Distinct()], limit: 4),
                    facts.NameOfParty(party.Key)) with
                {
                    // An app without a word of a policy asks nobody to read it: one fact, told once.
                    Settles = kind.Conduct == ConductKind.NoPolicyText ? ["no-consent-request"] : [],
                };
            }
        }
    }

    /// <summary>What only code shows; the rest stands in the manifest, the resources and the layouts.</summary>
    private static bool NeedsCode(ConductKind kind) => kind
        is ConductKind.NoPolicyText or ConductKind.NoConsentText
        or ConductKind.PermissionsAtOnce or ConductKind.PermissionAtStart or ConductKind.BackgroundCollection
        or ConductKind.TrustsAnyCertificate or ConductKind.WeakCipher;

    /// <summary>These are facts only where the policy is silent on them.</summary>
    private static string? SilenceOn(ConductKind kind) => kind switch
    {
        ConductKind.SelfStart => "self-start",
        ConductKind.BackgroundCollection or ConductKind.BackgroundLocation => "background-collection",
        _ => null,
    };

    private static LocalizedText? LacksPolicy(FindingKind kind, AuditFacts facts) =>
        SilenceOn(kind.Conduct!.Value) is null ? null : Lack.OfPolicy(facts);

    private static bool Counts(ConductKind kind, AuditFacts facts) => kind switch
    {
        ConductKind.LegacyTarget => facts.Observation.Permissions.Count(static p => p.Level == "dangerous") > 1,

        // An app that reads nothing that is a person's owes nobody a policy.
        ConductKind.NoPolicyText or ConductKind.NoConsentText => facts.Observation.Practices.Any(static p => p.Certainty >= Certainty.Reachable),
        _ => SilenceOn(kind) is not { } content || (facts.HasPolicy && !facts.PolicyHas(content)),
    };
}
