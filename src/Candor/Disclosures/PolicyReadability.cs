namespace Candor;

/// <summary>How long and how heavy a policy is. Whole numbers, so that they are the same everywhere.</summary>
/// <param name="Length">Its length: characters of Chinese text, or words of English text.</param>
/// <param name="ReadingSeconds">
/// How long reading takes, in seconds: 238 English words a minute (Brysbaert, Journal of Memory and Language 109, 2019), and 400 Chinese characters a
/// minute, which is an assumption of ours.
/// </param>
/// <param name="Sentences">The sentences, headings and table rows left out.</param>
/// <param name="MeanSentence">The mean length of a sentence, in the unit of <paramref name="Length"/>, rounded.</param>
/// <param name="LongSentences">How many sentences have more than 80 characters or 40 words.</param>
/// <param name="Terms">How many different technical terms (data types that are identifiers, in Latin letters) stand in it.</param>
public sealed record PolicyReadability(int Length, int ReadingSeconds, int Sentences, int MeanSentence, int LongSentences, int Terms);
