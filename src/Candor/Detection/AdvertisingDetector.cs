using System.Collections.Immutable;
using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// Advertising parties inside an app. D20: the policy says nothing of how personalised advertising is turned off, nor that there is none. D26: the
/// policy says that the app is meant for children. One fact each.
/// </summary>
internal sealed class AdvertisingDetector : IDetector
{
    private const string OptOut = "opt-out-of-personalisation";
    private const string ForChildren = "directed-at-children";

    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.KindsOf("advertising-without-opt-out", "advertising-to-children");

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) => Lack.OfPolicy(facts) ?? Lack.OfCode(facts);

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        var sdks = facts.Observation.Sdks
            .Where(s => s.ReceivesPersonalInformation && (s.Role == "ads" || facts.Knowledge.Parties.Find(s.Party)?.Roles is ["ads", ..]))
            .ToImmutableArray();
        if (sdks.IsEmpty)
        {
            yield break;
        }

        // Where the policy itself speaks of personalisation, that it does not say how to turn it off is already the fact of the policy.
        if (!facts.PolicyHas(OptOut) && !facts.PolicyHas("personalisation"))
        {
            yield return Draft("advertising-without-opt-out", sdks, facts.EvidenceOn(OptOut, isPresent: false), facts);
        }

        if (facts.PolicyHas(ForChildren))
        {
            yield return Draft("advertising-to-children", sdks, facts.EvidenceOn(ForChildren, isPresent: true), facts);
        }
    }

    private static FindingDraft Draft(string kind, ImmutableArray<EmbeddedSdk> sdks, ImmutableArray<string> policy, AuditFacts facts) =>
        FindingDraft.FromEvidence(
            kind,
            "advertising",
            sdks.Max(static s => s.Certainty),
            [.. policy, .. sdks.SelectMany(static s => s.Evidence)],
            LocalizedList.Join([.. sdks.Select(static s => s.Name)]),
            LocalizedList.Join([.. sdks.Select(s => facts.NameOfParty(s.Party)).Distinct()]));
}
