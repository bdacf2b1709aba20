namespace Candor.Policies.Negation;

/// <summary>
/// The scope of negations, exceptions and conditions around a verb. It looks at one sentence only and knows nothing of data or parties.
/// </summary>
internal static class PolarityReader
{
    /// <summary>Reads what a sentence states about the verb at a place in it.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="verb">Where the verb begins.</param>
    /// <param name="length">The characters of the verb.</param>
    public static PolarityReading Read(string sentence, int verb, int length) =>
        sentence[verb] > 0x2E80 ? ChinesePolarity.Read(sentence, verb, length) : EnglishPolarity.Read(sentence, verb, length);
}
