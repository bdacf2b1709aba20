using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// The contents that the law asks of a policy and that it lacks (D05, and the duties with a detector of their own: withdrawal, cancellation,
/// complaints, minors, opt-out). A content that only some policies need is asked for where the facts show the need.
/// </summary>
internal sealed class PolicyContentDetector : IDetector
{
    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.Kinds.Where(static k => k.Content is not null);

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) => Lack.OfPolicy(facts) ?? WhyNotAsked(kind, facts);

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        foreach (var kind in KindsOf(facts.Knowledge.Law))
        {
            if (ContentOf(kind, facts) is not { } content || facts.PolicyHas(content.Id))
            {
                continue;
            }

            var searches = facts.EvidenceOn(content.Id, isPresent: false);
            if (!searches.IsEmpty)
            {
                yield return FindingDraft.FromEvidence(kind.Id, content.Id, Certainty.Observed, searches, content.Name, isConclusive: facts.PoliciesAreComplete) with
                {
                    Settles = content.Id == "opt-out-of-personalisation" ? ["advertising-without-opt-out"] : [],
                };
            }
        }
    }

    private static Knowledge.PolicyContent? ContentOf(FindingKind kind, AuditFacts facts) =>
        facts.Knowledge.Contents.FirstOrDefault(c => c.Id == kind.Content);

    /// <summary>Why this policy need not have the content, as far as was seen; null where it must.</summary>
    private static LocalizedText? WhyNotAsked(FindingKind kind, AuditFacts facts) => ContentOf(kind, facts)?.When switch
    {
        "sensitive-data" when !facts.Observation.Practices.Any(p => p.Certainty >= Certainty.Reachable && facts.Knowledge.DataTypes.Find(p.DataType) is { IsSensitive: true }) => new(
            "代码中没有看到对敏感个人信息的读取，是否处理由人判断。",
            "No reading of sensitive data was seen in the code; whether any is processed is for a person to judge."),
        "third-parties" when !facts.Observation.Sdks.Any(static s => s.ReceivesPersonalInformation) => new(
            "代码中没有看到接收个人信息的第三方，是否对外提供由人判断。",
            "No third party that receives data was seen in the code; whether data is given to others is for a person to judge."),
        "personalisation" when !facts.PolicyHas("personalisation") => new(
            "政策没有提到个性化推送，是否进行须在运行中查看。",
            "The policy does not speak of personalisation; whether there is any must be seen in a run."),
        "transfer-abroad" when !facts.PolicyHas("says-transfer-abroad") => new(
            "政策没有说向境外提供，是否提供须查看流量和文件。",
            "The policy does not say that data goes abroad; whether it does must be seen in traffic and documents."),
        _ => null,
    };
}
