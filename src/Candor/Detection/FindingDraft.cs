using System.Collections.Immutable;

namespace Candor.Detection;

/// <summary>A fact that a detector found, before the law speaks.</summary>
/// <param name="Kind">The id of the kind of finding.</param>
/// <param name="Fact">What makes the fact this fact; part of the id of the finding.</param>
/// <param name="Certainty">How it is known.</param>
/// <param name="Data">Fills <c>{data}</c> in the words of the kind.</param>
/// <param name="Party">Fills <c>{party}</c>.</param>
/// <param name="Detail">Fills <c>{detail}</c>.</param>
/// <param name="Practices">Ids of the practices that it rests on.</param>
/// <param name="Disclosures">Ids of the disclosures that it rests on.</param>
/// <param name="Evidence">Ids of the evidence.</param>
/// <param name="IsConclusive">Whether nothing that was not analysed could change it.</param>
public sealed record FindingDraft(
    string Kind,
    string Fact,
    Certainty Certainty,
    LocalizedText Data,
    LocalizedText Party,
    LocalizedText Detail,
    ImmutableArray<string> Practices,
    ImmutableArray<string> Disclosures,
    ImmutableArray<string> Evidence,
    bool IsConclusive)
{
    /// <summary>A fact about practices: certainty and evidence come from them.</summary>
    public static FindingDraft FromPractices(
        string kind,
        string fact,
        IReadOnlyList<Practice> practices,
        LocalizedText data,
        LocalizedText party,
        LocalizedText? detail = null,
        ImmutableArray<string> disclosures = default,
        ImmutableArray<string> evidence = default)
    {
        ArgumentNullException.ThrowIfNull(practices);
        return new(
            kind,
            fact,
            practices.Max(static p => p.Certainty),
            data,
            party,
            detail ?? LocalizedText.Same(""),
            [.. practices.Select(static p => p.Id)],
            disclosures.IsDefault ? [] : disclosures,
            [.. practices.OrderByDescending(static p => p.Certainty).SelectMany(static p => p.Evidence), .. evidence.IsDefault ? [] : evidence],
            IsConclusive: false);
    }
}
