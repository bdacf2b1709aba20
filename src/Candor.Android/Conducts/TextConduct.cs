using System.Collections.Immutable;
using Candor.Android.Practices;
using Candor.Android.Resources;
using Candor.Knowledge.Android;

namespace Candor.Android.Conducts;

/// <summary>Facts that the texts of an app show: no word of a privacy policy, no request to read it, use that depends on a permission, rewards for data.</summary>
internal sealed class TextConduct(ImmutableArray<AppTextKind> kinds, AppTexts texts, EvidenceBag evidence)
{
    private const int ShownTexts = 3;

    public IEnumerable<Conduct> Observe()
    {
        if (Lacks("policy") is { } policy)
        {
            yield return Missing(ConductKind.NoPolicyText, policy);
        }
        else if (Lacks("consent-request") is { } request)
        {
            // An app without a word of a policy asks nobody to read it; that is one fact and not two.
            yield return Missing(ConductKind.NoConsentText, request);
        }

        foreach (var (kind, conduct) in ((string, ConductKind)[])[("permission-or-no-use", ConductKind.PermissionOrNoUse), ("reward-for-data", ConductKind.RewardForData)])
        {
            if (Said(kind, conduct) is { } said)
            {
                yield return said;
            }
        }
    }

    private AppTextKind? Lacks(string kind) => kinds.FirstOrDefault(k => k.Kind == kind) is { } known && !texts.Any(known) ? known : null;

    private Conduct Missing(ConductKind conduct, AppTextKind kind) =>
        new(conduct, Certainty.Present, PartyIds.First, kind.Name, [evidence.Add(new SearchLocator(kind.Name, texts.Count))]);

    private Conduct? Said(string kind, ConductKind conduct)
    {
        if (kinds.FirstOrDefault(k => k.Kind == kind) is not { } known)
        {
            return null;
        }

        var found = texts.Strings.Where(s => known.IsIn(s.Value)).DistinctBy(static s => (s.Name, s.Locale)).OrderBy(static s => s.Name, StringComparer.Ordinal).Take(ShownTexts).ToList();
        return found.Count == 0
            ? null
            : new(
                conduct,
                Certainty.Present,
                PartyIds.First,
                QuotedText.Of([.. found.Select(static s => s.Value)]),
                [.. found.Select(s => evidence.Add(new ArchiveEntryLocator("resources.arsc", Describe(s))))]);
    }

    private static string Describe(StringResource text) =>
        $"{text.Type}/{text.Name}{(text.Locale.Length == 0 ? "" : $" ({text.Locale})")}: {QuotedText.Cut(text.Value)}";
}
