using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// D04: a policy that is very long and has no short version. How long is too long no rule says; the lengths here are Candor's judgement, a good
/// half-hour of reading at a usual speed, and a person decides.
/// </summary>
internal sealed class PolicyFormDetector : IDetector
{
    private const string ShortVersion = "short-version";

    /// <summary>In UTF-16 code units: about 500 Chinese characters, or 240 words of six letters, a minute.</summary>
    private const int LongInChinese = 20_000;

    private const int LongInEnglish = 50_000;

    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.KindsOf("policy-too-long");

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts) => Lack.OfPolicy(facts);

    public IEnumerable<FindingDraft> Detect(AuditFacts facts)
    {
        foreach (var (index, policy) in facts.Policies.Index().Where(static p => p.Item.IsPolicy && p.Item.Characters > (p.Item.Language == Language.Zh ? LongInChinese : LongInEnglish)))
        {
            if (policy.Contents.FirstOrDefault(static c => c.Id == ShortVersion) is { IsPresent: false } search)
            {
                yield return FindingDraft.FromEvidence(
                    "policy-too-long",
                    PolicyFacts.Nth(index),
                    Certainty.Observed,
                    [search.Evidence],
                    new($"“{policy.FileName}”共 {policy.Characters} 个字符", $"\"{policy.FileName}\" has {policy.Characters} characters"));
            }
        }
    }
}
