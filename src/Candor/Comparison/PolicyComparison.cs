using System.Collections.Immutable;
using Candor.Knowledge;

namespace Candor.Comparison;

/// <summary>
/// Compares practices with disclosures over the ontology of data types and the parties, in the terms of PoliCheck (Andow et al.,
/// USENIX Security 2020). A disclosure speaks of a practice when it names the practice's data type or a broader one, and the practice's
/// party or third parties in general. What the policy itself says a term covers counts before the ontology does.
/// </summary>
public sealed class PolicyComparison(DataTypeOntology dataTypes)
{
    private static readonly string[] Uploads = ["上传", "回传", "上报"];

    private readonly record struct Match(Disclosure Disclosure, bool ExactType, bool ExactParty, string? Definition);

    /// <summary>Compares every practice; the results are in the order of the practices.</summary>
    /// <param name="practices">What the subject does.</param>
    /// <param name="disclosures">What its policies say.</param>
    /// <param name="definitions">What each policy, known by the SHA-256 of its text, says its own terms cover; none where default.</param>
    public ImmutableArray<Consistency> Compare(
        ImmutableArray<Practice> practices, ImmutableArray<Disclosure> disclosures, ImmutableArray<(string Policy, PolicyDefinition Definition)> definitions = default)
    {
        var byTerm = (definitions.IsDefault ? [] : definitions).ToLookup(static d => (d.Policy, d.Definition.Term), static d => d.Definition);

        // Only what speaks of a practice's party can match it; parties are few beside practices and disclosures.
        var byParty = practices
            .Select(static p => p.Party)
            .Distinct(StringComparer.Ordinal)
            .ToDictionary(static party => party, party => disclosures.Where(d => SpeaksOf(d, party)).ToArray(), StringComparer.Ordinal);
        return [.. practices.Select(p => Compare(p, byParty[p.Party], byTerm))];
    }

    private static bool SpeaksOf(Disclosure disclosure, string party) =>
        disclosure.Party == party || (party != PartyIds.First && disclosure.Party == PartyIds.ThirdParties);

    private Consistency Compare(Practice practice, Disclosure[] disclosures, ILookup<(string, string), PolicyDefinition> definitions)
    {
        var affirmed = new List<Match>();
        var denied = new List<Match>();
        foreach (var disclosure in disclosures)
        {
            if (TryMatch(practice, disclosure, definitions) is { } match)
            {
                (disclosure.Polarity == Polarity.Affirmed ? affirmed : denied).Add(match);
            }
        }

        // A denial speaks of a practice even where it is as broad as can be: "we collect no personal information".
        // An affirmation that is narrower than a denial is an exception to it, so only an affirmation at least as broad conflicts.
        if (denied.Count > 0)
        {
            var conflict = affirmed.Where(static m => m.ExactType && m.ExactParty).ToList();
            return conflict.Count == 0
                ? Result(practice, ConsistencyVerdict.Incorrect, denied, ComparisonWords.Incorrect)
                : denied.Exists(static m => m.ExactType)
                    ? Result(practice, ConsistencyVerdict.Ambiguous, [.. denied, .. conflict], ComparisonWords.Ambiguous)
                    : Result(practice, ConsistencyVerdict.Clear, conflict, ComparisonWords.Clear);
        }

        var exact = affirmed.Where(static m => m.ExactType && m.ExactParty).ToList();
        if (exact.Count > 0)
        {
            return Result(practice, ConsistencyVerdict.Clear, exact, Clear(exact));
        }

        if (affirmed.Count > 0)
        {
            var why = affirmed.Exists(static m => m.ExactType) ? ComparisonWords.VagueParty
                : affirmed.Exists(static m => m.ExactParty) ? ComparisonWords.VagueData
                : ComparisonWords.VagueBoth;
            return Result(practice, ConsistencyVerdict.Vague, affirmed, why);
        }

        return Result(practice, ConsistencyVerdict.Omitted, [], practice.Party == PartyIds.First ? ComparisonWords.Omitted : ComparisonWords.OmittedForParty);
    }

    /// <summary>Why it is clear: the best of what tells it, in the text without a condition or an open list, decides.</summary>
    private static LocalizedText Clear(List<Match> exact)
    {
        var qualifiers = Qualifiers(exact);
        return qualifiers.Contains(ConsistencyQualifier.OnlySdkList) ? ComparisonWords.OnlySdkList
            : qualifiers.Contains(ConsistencyQualifier.OnlyConditional) ? ComparisonWords.OnlyConditional
            : qualifiers.Contains(ConsistencyQualifier.ByDefinition) ? ComparisonWords.ByDefinition
            : qualifiers.Contains(ConsistencyQualifier.OpenList) ? ComparisonWords.ClearInOpenList
            : ComparisonWords.Clear;
    }

    private static ImmutableArray<ConsistencyQualifier> Qualifiers(List<Match> matches)
    {
        var affirmed = matches.Where(static m => m.Disclosure.Polarity == Polarity.Affirmed).ToList();
        if (affirmed.Count == 0)
        {
            return [];
        }

        var qualifiers = ImmutableArray.CreateBuilder<ConsistencyQualifier>();
        Add(ConsistencyQualifier.VagueData, static m => !m.ExactType);
        Add(ConsistencyQualifier.VagueParty, static m => !m.ExactParty);
        Add(ConsistencyQualifier.OpenList, static m => m.Disclosure.IsVague);
        Add(ConsistencyQualifier.OnlySdkList, static m => m.Disclosure.Source == DisclosureSource.SdkList);
        Add(ConsistencyQualifier.OnlyConditional, static m => m.Disclosure.Condition is not null);
        Add(ConsistencyQualifier.ByDefinition, static m => m.Definition is not null);
        return qualifiers.ToImmutable();

        void Add(ConsistencyQualifier qualifier, Predicate<Match> holds)
        {
            if (affirmed.TrueForAll(holds))
            {
                qualifiers.Add(qualifier);
            }
        }
    }

    private Match? TryMatch(Practice practice, Disclosure disclosure, ILookup<(string, string), PolicyDefinition> definitions)
    {
        if (!ActionsMeet(practice, disclosure) || SaysTooLittle(disclosure, practice))
        {
            return null;
        }

        bool exactParty;
        if (practice.Party == disclosure.Party)
        {
            exactParty = true;
        }
        else if (practice.Party != PartyIds.First && disclosure.Party == PartyIds.ThirdParties)
        {
            exactParty = false;
        }
        else
        {
            return null;
        }

        // A denial covers what is narrower; an affirmation of a broader, merely generic type discloses it vaguely.
        // An affirmation of a narrower type says part of it and is taken as exact: who says "GPS position" has told "location".
        var exactType = practice.DataType == disclosure.DataType
            || (disclosure.Polarity == Polarity.Affirmed && dataTypes.Subsumes(practice.DataType, disclosure.DataType))
            || IsNearExact(practice.DataType, disclosure.DataType);
        var definition = exactType ? null : definitions[(disclosure.Policy, disclosure.DataType)].FirstOrDefault(d => d.Members.Any(m => m == practice.DataType || IsNearExact(practice.DataType, m)));
        return exactType || definition is not null || dataTypes.Subsumes(disclosure.DataType, practice.DataType)
            ? new(disclosure, exactType || definition is not null, exactParty, definition?.Quote)
            : null;
    }

    /// <summary>A broader type that is itself no umbrella term tells the narrower one: "location" tells "coarse location".</summary>
    private bool IsNearExact(string practiceType, string disclosedType) =>
        disclosedType != practiceType
        && dataTypes.Subsumes(disclosedType, practiceType)
        && dataTypes.Find(disclosedType) is { IsGeneric: false };

    /// <summary>
    /// A denial under a condition ("not without your consent", "not from children") denies nothing in general, and a denial of the collection of
    /// "personal information" as such is a turn of phrase ("none that we do not need"), not a statement about any one type. Nor does it tell anybody
    /// anything that "personal information" is collected: PoliCheck too leaves such statements out.
    /// </summary>
    private static bool SaysTooLittle(Disclosure disclosure, Practice practice) =>
        disclosure.Polarity == Polarity.Affirmed
            ? disclosure.DataType == DataTypeOntology.Root
            : (disclosure.Condition is { } condition && !(practice.Action == PracticeAction.Sends && Array.Exists(Uploads, u => condition.StartsWith(u, StringComparison.Ordinal))))
                || disclosure.Action is DisclosureAction.Sell
                || (disclosure.DataType == DataTypeOntology.Root && disclosure.Action is not (DisclosureAction.Share or DisclosureAction.Transfer));

    private static bool ActionsMeet(Practice practice, Disclosure disclosure) => disclosure.Action switch
    {
        // A third party that collects by its own code is told of by "share" and by "collect" alike.
        DisclosureAction.Collect or DisclosureAction.Use or DisclosureAction.Store => true,
        _ => practice.Party != PartyIds.First || practice.Action is PracticeAction.Sends,
    };

    private static Consistency Result(Practice practice, ConsistencyVerdict verdict, IEnumerable<Match> matches, LocalizedText why)
    {
        var all = matches.ToList();
        var ids = all
            .OrderByDescending(static m => m.ExactType)
            .ThenByDescending(static m => m.ExactParty)
            .Select(static m => m.Disclosure.Id)
            .Distinct(StringComparer.Ordinal)
            .ToImmutableArray();
        return new(ContentId.Of("consistency", practice.Id, KebabEnum.Format(verdict), string.Join('\n', ids)), practice.Id, verdict, ids, why)
        {
            Qualifiers = verdict is ConsistencyVerdict.Clear or ConsistencyVerdict.Vague ? Qualifiers(all) : [],
            Definitions = [.. all.Select(static m => m.Definition).OfType<string>().Distinct(StringComparer.Ordinal)],
        };
    }
}
