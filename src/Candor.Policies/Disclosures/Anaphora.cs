using Candor.Policies.Negation;
using Candor.Policies.Text;

namespace Candor.Policies.Disclosures;

/// <summary>Tells whether what a verb takes was named before: "we may share this information", "they are not stored", 我们不会共享上述信息.</summary>
internal static class Anaphora
{
    private const int Furthest = 28;
    private static readonly System.Buffers.SearchValues<char> ClauseMarks = System.Buffers.SearchValues.Create(",;:，；：。");

    private static readonly string[] Nouns =
    [
        "this information", "this data", "this personal information", "this personal data", "such information", "such data", "such personal information", "such personal data", "these data", "these details", "that information", "that data",
        "this type of information", "this type of data", "these types of information", "any of this information", "any of it", "all of this information", "this content", "the same information",
    ];

    private static readonly string[] Chinese = ["上述信息", "这些信息", "该信息", "该等信息", "此类信息", "前述信息", "该类信息", "此等信息", "以上信息", "该些信息", "上述数据", "这些数据", "该数据", "此类数据", "该等数据", "上述个人信息", "这些个人信息", "该等个人信息"];

    /// <summary>Whether a pronoun or a phrase that refers back is what the verb takes.</summary>
    public static bool Refers(string text, TextSpan sentence, TextSpan verb) => IsObject(text, sentence, verb) || IsSubject(text, sentence, verb);

    /// <summary>Whether a sentence speaks of data only by a phrase that refers back.</summary>
    public static bool Stands(ReadOnlySpan<char> sentence) => Scan.Word(sentence, Nouns) >= 0 || Scan.Any(sentence, Chinese);

    /// <summary>Whether a phrase points at something named before: "this personal information", 上述个人信息.</summary>
    public static bool IsPointed(string text, TextSpan sentence, TextSpan phrase)
    {
        var before = text.AsSpan(sentence.Start, phrase.Start - sentence.Start).TrimEnd();
        foreach (var word in (string[])["this", "such", "these", "that", "those", "上述", "这些", "该", "该等", "此类", "前述", "此等"])
        {
            if (before.EndsWith(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsObject(string text, TextSpan sentence, TextSpan verb)
    {
        var after = text.AsSpan(verb.End, sentence.End - verb.End).TrimStart();
        return text[verb.Start] > 0x2E80
            ? Scan.Starts(after, Chinese)
            : (Scan.Starts(after, ["it ", "it.", "it,", "it;", "them ", "them.", "them,"]) && !Scan.Starts(after, ["it is", "it's", "it to be"])) || Scan.Starts(after, Nouns);
    }

    // "It is not shared", "such data will be stored", 上述信息不会提供给第三方.
    private static bool IsSubject(string text, TextSpan sentence, TextSpan verb)
    {
        var before = text.AsSpan(sentence.Start, verb.Start - sentence.Start);
        before = before[(before.LastIndexOfAny(ClauseMarks) + 1)..].TrimStart();
        if (text[verb.Start] > 0x2E80)
        {
            return Scan.First(before, Chinese) is >= 0 and < 16;
        }

        foreach (var word in (string[])["but ", "and ", "however ", "although ", "though "])
        {
            before = before.StartsWith(word, StringComparison.OrdinalIgnoreCase) ? before[word.Length..] : before;
        }

        var isPassive = Scan.Word(before, ["is", "are", "be", "been", "was", "were"]) >= 0;
        return isPassive && ((before.Length < Furthest && Scan.Starts(before, ["it ", "they "])) || Scan.Starts(before, Nouns));
    }
}
