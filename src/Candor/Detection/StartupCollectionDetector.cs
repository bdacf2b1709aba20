using System.Collections.Immutable;
using Candor.Law;

namespace Candor.Detection;

/// <summary>
/// D07: code that reads personal information on a path that can run at the first start and that no consent decision bars. Code is not conduct, so this
/// is never more than a suspicion. One fact a party, which says whether an SDK starts by itself. What runs only after a gate is no fact; where nothing
/// runs before consent but the order of something cannot be told, the answer is not known.
/// </summary>
internal sealed class StartupCollectionDetector : IDetector
{
    private const int ShownReasons = 3;

    public IEnumerable<FindingKind> KindsOf(LawLibrary law) => law.KindsOf("collection-before-consent");

    public LocalizedText? Lacks(FindingKind kind, AuditFacts facts)
    {
        if (Lack.OfCode(facts) is { } lack)
        {
            return lack;
        }

        if (Accesses(facts).Any(static p => p.Stage == Stage.BeforeConsent))
        {
            return null;
        }

        ImmutableArray<LocalizedText> reasons = [.. Accesses(facts)
            .Where(static p => p is { Stage: Stage.Unknown, Basis: not null, Certainty: >= Certainty.Reachable })
            .Select(static p => p.Basis!.Why)
            .Distinct()
            .OrderBy(static w => w.En, StringComparer.Ordinal)
            .Take(ShownReasons)];
        return reasons.IsEmpty ? null : new(string.Concat(reasons.Select(static r => r.Zh)), string.Join(' ', reasons.Select(static r => r.En)));
    }

    public IEnumerable<FindingDraft> Detect(AuditFacts facts) =>
        Accesses(facts)
            .Where(static p => p.Stage == Stage.BeforeConsent)
            .GroupBy(static p => p.Party, StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(group => FindingDraft.FromPractices(
                "collection-before-consent",
                group.Key,
                [.. group, .. Onward(group, facts)],
                facts.NamesOfDataTypes(group.Select(static p => p.DataType)),
                facts.NameOfParty(group.Key),
                Why(group, facts)));

    /// <summary>
    /// The flows before consent of what a party's code reads: those that its own code lets out, and of the app's own code those that an SDK inside it does.
    /// </summary>
    private static IEnumerable<Practice> Onward(IGrouping<string, Practice> group, AuditFacts facts)
    {
        var read = group.Select(static p => p.DataType).ToHashSet(StringComparer.Ordinal);
        return facts.Observation.Practices.Where(p =>
            p is { Action: PracticeAction.Sends, Certainty: Certainty.Flows, Stage: Stage.BeforeConsent }
            && read.Contains(p.DataType)
            && (p.Party == group.Key || group.Key == PartyIds.First));
    }

    private static IEnumerable<Practice> Accesses(AuditFacts facts) =>
        facts.Observation.Practices.Where(static p => p.Action == PracticeAction.Accesses);

    private static LocalizedText Why(IGrouping<string, Practice> practices, AuditFacts facts)
    {
        var reasons = practices
            .Select(static p => p.Basis?.Why)
            .OfType<LocalizedText>()
            .Distinct()
            .OrderBy(static w => w.En, StringComparer.Ordinal)
            .Take(ShownReasons);
        var onward = Onward(practices, facts)
            .GroupBy(static p => p.Party, StringComparer.Ordinal)
            .OrderBy(static g => g.Key, StringComparer.Ordinal)
            .Select(g => (Data: facts.NamesOfDataTypes(g.Select(static p => p.DataType)), Party: facts.NameOfParty(g.Key)))
            .Select(static g => new LocalizedText($"读取后经{g.Party.Zh}的代码发出：{g.Data.Zh}。", $"What is read goes on and leaves by code of {g.Party.En}: {g.Data.En}."));
        List<LocalizedText> all = [.. reasons, .. onward];
        return new(string.Concat(all.Select(static r => r.Zh)), string.Join(' ', all.Select(static r => r.En)));
    }
}
