using System.Collections.Immutable;

namespace Candor.Detection;

/// <summary>
/// The contents that the law asks of a policy (D05, and the duties with a detector of their own: withdrawal, cancellation, complaints, minors).
/// A content that only some policies need is asked for where the facts show the need.
/// </summary>
internal sealed class PolicyContentDetector : IDetector
{
    public ImmutableArray<string> Ids => ["D05", "D20", "D21", "D22", "D23", "D25", "D26", "D27"];

    public bool CanRun(AuditFacts facts) => facts.HasPolicy;

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        foreach (var kind in facts.Knowledge.Law.Kinds.Where(static k => k.Content is not null))
        {
            var content = facts.Knowledge.Contents.FirstOrDefault(c => c.Id == kind.Content);
            if (content is null || facts.PolicyHas(content.Id) || !IsNeeded(content.When, facts))
            {
                continue;
            }

            var searches = facts.Policies.SelectMany(static p => p.Contents).Where(c => c.Id == content.Id).Select(static c => c.Evidence).ToImmutableArray();
            if (searches.IsEmpty)
            {
                continue;
            }

            yield return new(
                kind.Id,
                content.Id,
                Certainty.Observed,
                LocalizedText.Same(""),
                LocalizedText.Same(""),
                content.Name,
                [],
                [],
                searches,
                IsConclusive: facts.PoliciesAreComplete);
        }
    }

    private static bool IsNeeded(string when, AuditFacts facts) => when switch
    {
        "always" => true,
        "sensitive-data" => facts.Observation.Practices.Any(p => p.Certainty >= Certainty.Reachable && facts.Knowledge.DataTypes.Find(p.DataType) is { IsSensitive: true }),
        "third-parties" => facts.Observation.Sdks.Any(static s => s.ReceivesPersonalInformation),
        "personalisation" => facts.PolicyHas("personalisation"),
        "transfer-abroad" => facts.PolicyHas("transfer-abroad"),
        _ => false,
    };
}
