using System.Collections.Immutable;

namespace Candor;

/// <summary>What the stage of a practice rests on.</summary>
/// <param name="Gate">
/// What bars every path, or may: <c>stored-flag</c>, <c>agree-button</c>, <c>consent-sdk</c> or <c>guarded-field</c>; null where nothing does.
/// </param>
/// <param name="Label">The key of the flag, the label of the button, the name of the consent SDK or the field; null where there is no gate.</param>
/// <param name="Why">How the stage was found, or why it is not known.</param>
/// <param name="Evidence">Ids of the evidence: the path that nothing bars, or the gate.</param>
public sealed record StageBasis(string? Gate, string? Label, LocalizedText Why, ImmutableArray<string> Evidence);
