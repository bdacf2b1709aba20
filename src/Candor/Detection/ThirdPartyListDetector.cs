using Candor.Law;

namespace Candor.Detection;

/// <summary>D06: rows of a policy's list of third parties that tell no purpose or no data. One fact a policy.</summary>
internal sealed class ThirdPartyListDetector : IDetector
{
    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.KindsOf("incomplete-third-party-row");

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) =>
        Lack.OfPolicy(facts) ?? (facts.Policies.Any(static p => !p.ThirdParties.IsEmpty)
            ? null
            : new("政策没有第三方清单，无从查看其各栏是否填写。", "The policy has no list of third parties whose columns could be looked at."));

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        foreach (var (index, policy) in facts.Policies.Index())
        {
            var rows = policy.ThirdParties
                .Where(static r => string.IsNullOrWhiteSpace(r.Purpose) || (r.DataTypes.IsEmpty && string.IsNullOrWhiteSpace(r.DataTypesText)))
                .ToList();
            if (rows.Count > 0)
            {
                yield return FindingDraft.FromEvidence(
                    "incomplete-third-party-row",
                    PolicyFacts.Nth(index),
                    Certainty.Observed,
                    [.. rows.Select(static r => r.Quote)],
                    LocalizedList.Join([.. rows.Select(static r => LocalizedText.Same(r.Name))], limit: 8));
            }
        }
    }
}
