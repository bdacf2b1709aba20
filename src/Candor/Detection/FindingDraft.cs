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
    /// <summary>
    /// What holds the fact back, such as the versions of Android that no longer give what the code asks for, or bears it out, such as where a flow leads; told
    /// after the explanation.
    /// </summary>
    public ImmutableArray<LocalizedText> Qualifications { get; init; } = [];

    /// <summary>Further kinds of finding whose question this fact answers too, so that they neither pass nor are told a second time.</summary>
    public ImmutableArray<string> Settles { get; init; } = [];

    /// <summary>A fact that a document or the file itself shows.</summary>
    public static FindingDraft FromEvidence(
        string kind,
        string fact,
        Certainty certainty,
        ImmutableArray<string> evidence,
        LocalizedText? detail = null,
        LocalizedText? party = null,
        LocalizedText? data = null,
        bool isConclusive = false) =>
        new(kind, fact, certainty, data ?? LocalizedText.Same(""), party ?? LocalizedText.Same(""), detail ?? LocalizedText.Same(""), [], [], evidence, isConclusive);

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
