using System.Collections.Immutable;

namespace Candor;

/// <summary>One visit to a page, in a fresh context.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Stage">The stage of consent that its traffic belongs to.</param>
/// <param name="IsComplete">Whether what was to be done was done.</param>
/// <param name="Steps">What was done, step by step.</param>
/// <param name="Requests">How many requests were made.</param>
/// <param name="Recipients">Who received them, by host.</param>
/// <param name="Stored">What was kept in the browser at the end.</param>
/// <param name="Evidence">Ids of the evidence, a screenshot first.</param>
public sealed record PageVisit(
    VisitKind Kind,
    Stage Stage,
    bool IsComplete,
    ImmutableArray<LocalizedText> Steps,
    int Requests,
    ImmutableArray<VisitRecipient> Recipients,
    ImmutableArray<StoredItem> Stored,
    ImmutableArray<string> Evidence);
