using System.Text;
using Candor.Policies.Disclosures;
using Candor.Policies.Lexicon;
using Candor.Policies.Text;

namespace Candor.Policies.Models;

/// <summary>A sentence as the lexicon sees it: who acts, what is done, which data, one word each in their order. Models learn from it what holds for words they never saw.</summary>
internal static class SentenceTags
{
    /// <summary>The tags of a stretch of text.</summary>
    public static string Of(PolicyLexicon lexicon, string text, TextSpan span)
    {
        var tags = new List<(int At, string Tag)>();
        tags.AddRange(VerbLexicon.Matcher.Find(text, span).Select(static h => (h.Span.Start, "verb" + h.Value)));
        tags.AddRange(ActorLexicon.Matcher.Find(text, span).Select(static h => (h.Span.Start, "actor" + h.Value)));
        foreach (var hit in lexicon.FindData(text, span))
        {
            tags.Add((hit.Span.Start, hit.Value.IsGeneric ? "dataall" : "data"));
            tags.Add((hit.Span.Start, "type" + hit.Value.Id));
        }

        tags.AddRange(lexicon.Purposes.Find(text, span).Select(static h => (h.Span.Start, "purpose" + h.Value.Id)));
        tags.AddRange(lexicon.Parties.Find(text, span).Select(static h => (h.Span.Start, "party")));
        tags.Sort(static (a, b) => a.At.CompareTo(b.At) is not 0 and var order ? order : string.CompareOrdinal(a.Tag, b.Tag));
        var words = new StringBuilder(End(text.AsSpan(span.Start, span.Length).TrimEnd()));
        foreach (var (_, tag) in tags)
        {
            words.Append(tag.Replace("-", string.Empty, StringComparison.Ordinal)).Append(' ');
        }

        return words.ToString();
    }

    // Questions and lines without a mark at their end are headings more often than statements.
    private static string End(ReadOnlySpan<char> words)
    {
        var mark = words.IsEmpty ? ' ' : words[^1];
        var size = words.Length switch { < 12 => "tiny ", < 40 => "short ", < 120 => "middle ", _ => "long " };
        return (mark switch { '?' or '？' => "question ", '.' or '。' or '；' or ';' => "stop ", ':' or '：' => "colon ", _ => "open " }) + size;
    }
}
