using System.Collections.Immutable;

namespace Candor.Detection;

/// <summary>D01: a document was given as the policy, and it says nothing of the collection of personal information.</summary>
internal sealed class PolicyPresenceDetector : IDetector
{
    public ImmutableArray<string> Ids => ["D01"];

    public bool CanRun(AuditFacts facts) => !facts.Policies.IsEmpty && (facts.HasPolicy || facts.PoliciesAreComplete);

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        if (facts.HasPolicy)
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
