using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// What a policy says and a rule forbids: consent by mere use, no service without what is not needed, data kept for ever, conditions on the
/// cancellation of an account (D05, D09, D12, D22, D23, D24, D31). One fact a kind; the policy's own words are the evidence. Whether they mean in
/// their context what they say by themselves is for a person to judge, so each of these kinds needs a person.
/// </summary>
internal sealed class PolicyStatementDetector : IDetector
{
    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.Kinds.Where(static k => k.Statement is not null);

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) => Lack.OfPolicy(facts);

    public IEnumerable<FindingDraft> Detect(AuditFacts facts) =>
        from kind in KindsOf(facts.Knowledge.Law)
        let quotes = facts.EvidenceOn(kind.Statement!, isPresent: true)
        where !quotes.IsEmpty
        select FindingDraft.FromEvidence(kind.Id, kind.Statement!, Certainty.Observed, quotes);
}
