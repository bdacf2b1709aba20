using Candor.Law;

namespace Candor.Detection;

/// <summary>D01: a document was given as the policy, and it says nothing of the collection of personal information.</summary>
internal sealed class PolicyPresenceDetector : IDetector
{
    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.KindsOf("policy-without-rules");

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) =>
        facts.Policies.IsEmpty ? Lack.Policy : facts.HasPolicy || facts.PoliciesAreComplete ? null : Lack.ReadablePolicy;

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        if (facts.HasPolicy || facts.Policies.IsEmpty)
        {
            yield break;
        }

        yield return new(
            "policy-without-rules",
            "policy",
            Certainty.Observed,
            LocalizedText.Same(""),
            LocalizedText.Same(""),
            LocalizedText.Same(facts.Policies[0].FileName),
            [],
            [],
            [.. facts.Policies.SelectMany(static p => p.Contents).Where(static c => c.Id == "data-types").Select(static c => c.Evidence)],
            IsConclusive: true);
    }
}
