using System.Collections.Immutable;
using Candor.Detection;

namespace Candor.Law;

/// <summary>
/// Applies the law of one day to facts. One fact is at most one finding, which cites every rule in force that its kind names. A draft, guidance
/// or a recommended standard is cited only beside a rule that stands alone, and a rule is cited only where the channel can speak to it.
/// </summary>
public sealed class Judge
{
    private readonly LawLibrary _law;
    private readonly ImmutableDictionary<string, Rule> _rules;

    /// <summary>Makes a judge for one day.</summary>
    /// <param name="law">The law.</param>
    /// <param name="day">The day of the fact.</param>
    /// <param name="packs">The packs whose rules are applied.</param>
    /// <param name="includeUnverified">Whether rules whose wording is from memory are applied too.</param>
    public Judge(LawLibrary law, DateOnly day, ImmutableArray<string> packs, bool includeUnverified = false)
    {
        ArgumentNullException.ThrowIfNull(law);
        _law = law;
        _rules = law.InForce(day, packs)
            .Where(r => includeUnverified || r.Verification != "memory")
            .DistinctBy(static r => r.Id)
            .ToImmutableDictionary(static r => r.Id, StringComparer.Ordinal);
    }

    /// <summary>How many rules are applied.</summary>
    public int RuleCount => _rules.Count;

    /// <summary>The finding of a fact; null where no rule that could be its ground is in force.</summary>
    /// <exception cref="ArgumentException">The kind of the fact is not known to the law.</exception>
    public Finding? Apply(FindingDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var kind = _law.FindKind(draft.Kind) ?? throw new ArgumentException($"The law does not know the kind of finding '{draft.Kind}'.", nameof(draft));
        var rules = Speaking(kind)
            .OrderBy(static r => r.Force)
            .ThenByDescending(static r => r.Severity)
            .ThenBy(static r => r.Id, StringComparer.Ordinal)
            .ToList();
        var grounds = rules.Where(static r => r.Force.StandsAlone()).ToList();
        if (grounds.Count == 0)
        {
            return null;
        }

        var words = draft.Certainty == Certainty.Observed && kind.Observed is { } observed ? observed : new(kind.Title, kind.Explanation, kind.Remedy);
        var isProven = draft.IsConclusive
            && !kind.NeedsPerson
            && draft.Certainty == Certainty.Observed
            && grounds.Exists(r => r.CeilingOf(kind.Channel) == Automation.Full);
        return new(
            ContentId.Of("finding", kind.Id, draft.Fact),
            kind.Detector,
            kind.Id,
            isProven ? Verdict.Violation : Verdict.Suspected,
            draft.Certainty,
            Lesser(kind.Severity, grounds.Max(static r => r.Severity)),
            Fill(words.Title, draft),
            Explain(words, draft),
            Fill(words.Remedy, draft),
            draft.Practices,
            draft.Disclosures,
            [.. rules.Select(Cite)],
            [.. draft.Evidence.Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>Whether a rule that could be the ground of a finding of this kind is applied.</summary>
    public bool SpeaksOf(FindingKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return Speaking(kind).Any(static r => r.Force.StandsAlone());
    }

    private IEnumerable<Rule> Speaking(FindingKind kind) =>
        kind.Rules.Where(_rules.ContainsKey).Select(id => _rules[id]).Where(r => r.CeilingOf(kind.Channel) > Automation.Human);

    /// <summary>How grave the fact is, and no graver than the law holds it: a duty of notice and consent is critical where consent lacks, not where a policy is silent.</summary>
    private static Severity Lesser(Severity fact, Severity law) => fact < law ? fact : law;

    private static LocalizedText Explain(ObservedWords words, FindingDraft draft)
    {
        var explanation = Fill(words.Explanation, draft);
        foreach (var qualification in draft.Qualifications)
        {
            explanation = new(explanation.Zh + qualification.Zh, $"{explanation.En} {qualification.En}");
        }

        return explanation;
    }

    private static LocalizedText Fill(LocalizedText text, FindingDraft draft) =>
        text.With("data", draft.Data).With("party", draft.Party).With("detail", draft.Detail);

    private static Citation Cite(Rule rule) => new(
        rule.Id,
        rule.Article,
        rule.Instrument.Name,
        KebabEnum.Format(rule.Force),
        InForce: rule.From is not null,
        rule.From?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        rule.Title,
        rule.Text,
        rule.Verification);
}
