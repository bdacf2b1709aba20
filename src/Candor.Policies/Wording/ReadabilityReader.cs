using Candor.Policies.Lexicon;
using Candor.Policies.Structure;
using Candor.Policies.Text;

namespace Candor.Policies.Wording;

/// <summary>Measures how long and heavy a policy is.</summary>
internal static class ReadabilityReader
{
    private const int EnglishWordsPerMinute = 238;
    private const int ChineseCharactersPerMinute = 400;
    private const int LongZh = 80;
    private const int LongEn = 40;

    /// <summary>Measures a text.</summary>
    public static PolicyReadability Read(PolicyLexicon lexicon, PolicyText text, PolicyStructure structure, Language language)
    {
        int total = 0, length = 0, sentences = 0, longOnes = 0;
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var sentence in structure.Sentences)
        {
            var own = Length(text.Text.AsSpan(sentence.Span.Start, sentence.Span.Length), language);
            total += own;
            foreach (var hit in lexicon.FindData(text.Text, sentence.Span))
            {
                if (char.IsAsciiLetterUpper(text.Text[hit.Span.Start]) && char.IsAsciiLetterUpper(text.Text[hit.Span.End - 1]))
                {
                    terms.Add(hit.Value.Id);
                }
            }

            if (sentence.Kind is not (BlockKind.Heading or BlockKind.TableRow) && !sentence.IsContents && own > 0)
            {
                sentences++;
                length += own;
                longOnes += own > (language == Language.Zh ? LongZh : LongEn) ? 1 : 0;
            }
        }

        var perMinute = language == Language.Zh ? ChineseCharactersPerMinute : EnglishWordsPerMinute;
        return new(total, (int)((long)total * 60 / perMinute), sentences, sentences == 0 ? 0 : (length + (sentences / 2)) / sentences, longOnes, terms.Count);
    }

    private static int Length(ReadOnlySpan<char> text, Language language)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (language == Language.Zh)
            {
                count += char.IsLetterOrDigit(text[i]) ? 1 : 0;
            }
            else if (char.IsLetterOrDigit(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1])))
            {
                count++;
            }
        }

        return count;
    }
}
