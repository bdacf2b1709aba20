using System.Collections.Immutable;

namespace Candor.Cli.Bundling;

/// <summary>A step of an audit.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="What">What was done, and what came of it.</param>
/// <param name="Visit">The visit of a page that it belongs to, such as <c>refusal</c>; null for none.</param>
/// <param name="Evidence">Ids of the evidence that it gave, where it gave some of its own.</param>
internal sealed record LoggedStep(int Number, LocalizedText What, string? Visit, ImmutableArray<string> Evidence);
