namespace Candor;

/// <summary>A passage of a policy that leaves open what it should tell.</summary>
/// <param name="Kind">What it leaves open.</param>
/// <param name="Words">The words that do so.</param>
/// <param name="Quote">The id of the evidence that quotes the sentence.</param>
public sealed record VaguePassage(VagueKind Kind, string Words, string Quote);
