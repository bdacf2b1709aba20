using System.Collections.Immutable;

namespace Candor;

/// <summary>One thing that was tried to bear an allegation out.</summary>
/// <param name="Tried">What was looked for.</param>
/// <param name="Result">What came of it.</param>
/// <param name="Supports">Whether it speaks for the allegation.</param>
/// <param name="Evidence">Ids of the evidence.</param>
public sealed record AllegationStep(LocalizedText Tried, LocalizedText Result, bool Supports, ImmutableArray<string> Evidence);
