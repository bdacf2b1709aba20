namespace Candor.Law;

/// <summary>The words of a kind of finding where the fact was seen to happen: of conduct other things can be said than of code that could run.</summary>
/// <param name="Title">The fact in one line.</param>
/// <param name="Explanation">What it means, and what it does not prove.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record ObservedWords(LocalizedText Title, LocalizedText Explanation, LocalizedText Remedy);
