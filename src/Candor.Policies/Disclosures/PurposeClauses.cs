using Candor.Policies.Lexicon;
using Candor.Policies.Negation;
using Candor.Policies.Text;

namespace Candor.Policies.Disclosures;

/// <summary>Tells what a verb takes from what it is done for: in "we use cookies to remember your language" the cookies are used, the language is not.</summary>
internal static class PurposeClauses
{
    private static readonly string[] Chinese =
        ["用于", "以便", "便于", "从而", "以实现", "以向", "以为您", "以提供", "以提升", "以确", "以保", "以识别", "以帮", "用来", "来为您", "来向您", "，为您", "，为了", "，向您", "使您", "，以"];

    private static readonly System.Buffers.SearchValues<char> Closing = System.Buffers.SearchValues.Create("）)；;：、");

    private static readonly string[] English =
    [
        "provide", "improve", "show", "help", "remember", "make", "verify", "confirm", "detect", "prevent", "personalise", "personalize", "serve", "deliver", "contact", "send", "communicate", "operate", "enable", "allow", "maintain",
        "identify", "understand", "process", "respond", "create", "develop", "estimate", "infer", "give", "offer", "support", "protect", "comply", "enforce", "determine", "measure", "target", "recommend", "complete", "fulfil", "fulfill",
        "manage", "authenticate", "let", "ensure", "facilitate", "tailor", "customise", "customize", "display", "resolve", "investigate", "notify", "tell", "inform", "keep", "match", "find", "suggest", "promote", "market", "enhance", "run",
    ];

    /// <summary>Whether a name of data stands in what the verb before it is done for.</summary>
    public static bool Holds(string text, TextSpan sentence, TextSpan verb, TextSpan type, List<TermHit<Candor.Knowledge.DataType>> types)
    {
        var taken = types.Find(t => t.Span.Start >= verb.End);
        if (taken.Value is null || taken.Span.End > type.Start)
        {
            return false;
        }

        var between = text.AsSpan(taken.Span.End, type.Start - taken.Span.End);
        if (text[verb.Start] > 0x2E80)
        {
            var marker = Scan.First(between, Chinese);
            var after = text.AsSpan(type.End, Math.Min(4, sentence.End - type.End));
            return marker >= 0 && between[marker..].IndexOfAny(Closing) < 0 && !Scan.Starts(after, ["用于", "，用于", "以便"]);
        }

        for (var from = 0; from < between.Length;)
        {
            var to = Scan.Word(between[from..], ["to"]);
            if (to < 0)
            {
                return false;
            }

            from += to + 2;
            var rest = between[from..].TrimStart();
            var end = rest.IndexOfAny(" ,.;)");
            var word = (end >= 0 ? rest[..end] : rest).ToString();
            if (English.Contains(word, StringComparer.OrdinalIgnoreCase))
            {
                return Scan.Word(rest, ["such as", "including", "like", "and we", "and our"]) < 0 && rest.IndexOfAny(");:") < 0;
            }
        }

        return false;
    }
}
