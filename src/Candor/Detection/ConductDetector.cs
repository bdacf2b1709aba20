using System.Collections.Immutable;

namespace Candor.Detection;

/// <summary>Facts about an app that concern no data type: one fact a kind of conduct and party (D11, D17, D28, D34).</summary>
internal sealed class ConductDetector : IDetector
{
    public ImmutableArray<string> Ids => ["D11", "D17", "D28", "D34"];

    public bool CanRun(AuditFacts facts) => facts.Observation.Subject.Kind == SubjectKind.AndroidApp;

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        var groups = facts.Observation.Conduct
            .Where(c => KindOf(c.Kind, facts) is not null)
            .GroupBy(static c => (c.Kind, c.Party))
            .OrderBy(static g => g.Key.Kind)
            .ThenBy(static g => g.Key.Party, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            yield return new(
                KindOf(group.Key.Kind, facts)!,
                $"{KebabEnum.Format(group.Key.Kind)} {group.Key.Party}",
                group.Max(static c => c.Certainty),
                LocalizedText.Same(""),
                facts.NameOfParty(group.Key.Party),
                LocalizedList.Join([.. group.Select(static c => c.Detail)], limit: 4),
                [],
                [],
                [.. group.SelectMany(static c => c.Evidence)],
                IsConclusive: false);
        }
    }

    private static string? KindOf(ConductKind kind, AuditFacts facts) => kind switch
    {
        ConductKind.LegacyTarget when facts.Observation.Permissions.Count(static p => p.Level == "dangerous") > 1 => "bundled-permissions",
        ConductKind.SelfStart when facts.HasPolicy && !facts.PolicyHas("self-start") => "self-start",
        ConductKind.CleartextTraffic => "cleartext-traffic",
        ConductKind.NoLauncher => "no-launcher",
        _ => null,
    };
}
