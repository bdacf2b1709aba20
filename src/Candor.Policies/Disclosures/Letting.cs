using Candor.Policies.Lexicon;
using Candor.Policies.Negation;
using Candor.Policies.Text;

namespace Candor.Policies.Disclosures;

/// <summary>Who is let do something in English: "we allow partners to collect", "you let us read". The one who is let acts; whether it is done stands at the verb that lets.</summary>
/// <param name="Verb">The verb that lets.</param>
/// <param name="Who">Who is let.</param>
/// <param name="Span">The words that name who is let.</param>
internal readonly record struct Letting(TextSpan Verb, Actor Who, TextSpan Span)
{
    private const int Furthest = 90;
    private const int LongestVerbs = 40;

    private static readonly string[] Verbs =
        ["let", "lets", "letting", "help", "helps", "helping", "allow", "allows", "allowing", "permit", "permits", "permitting", "permitted", "allowed", "enable", "enables", "authorise", "authorises", "authorize", "authorizes"];

    /// <summary>The letting that governs a verb; null where there is none.</summary>
    public static Letting? Of(string text, TextSpan sentence, TextSpan verb, List<TermHit<Actor>> actors)
    {
        if (text[verb.Start] > 0x2E80)
        {
            return null;
        }

        var from = Math.Max(sentence.Start, verb.Start - Furthest);
        var lead = text.AsSpan(from, verb.Start - from);
        from += lead.LastIndexOfAny(";:.") + 1;
        lead = text.AsSpan(from, verb.Start - from);
        for (var at = Last(lead); at >= 0; at = Last(lead[..at]))
        {
            var end = at + Length(lead[at..]);
            var between = lead[end..];
            var bare = lead[at..end].StartsWith("let", StringComparison.OrdinalIgnoreCase) || lead[at..end].StartsWith("help", StringComparison.OrdinalIgnoreCase);
            var to = bare ? between.Length : Scan.Word(between, ["to"]);
            if (to < 1 || between.Length - to > LongestVerbs || (between[..to].IndexOfAny(",()") >= 0 && !(bare && Scan.Starts(between.TrimStart(), ["you "]) && Scan.Word(between[between.LastIndexOf(',')..], ["and", "or"]) >= 0)))
            {
                continue;
            }

            var who = between[..to].Trim();
            if (lead[at..end].StartsWith("help", StringComparison.OrdinalIgnoreCase) && !Scan.Starts(who, ["you ", "users ", "people "]))
            {
                continue;
            }

            var span = new TextSpan(from + end, to);
            if (Scan.Starts(who, ["us", "our app", "the app", "our service", "our website"]))
            {
                return new(new(from + at, end - at), Actor.We, span);
            }

            if (Scan.Starts(who, ["you", "users", "customers", "members", "your", "people", "visitors"]))
            {
                return new(new(from + at, end - at), Actor.You, span);
            }

            return actors.Exists(a => a.Value == Actor.ThirdParty && a.Span.Start >= span.Start && a.Span.End <= span.End) ? new(new(from + at, end - at), Actor.ThirdParty, span) : null;
        }

        return null;
    }

    private static int Last(ReadOnlySpan<char> text)
    {
        var best = -1;
        for (var from = 0; from < text.Length && Scan.Word(text[from..], Verbs) is >= 0 and var at;)
        {
            best = from + at;
            from = best + 1;
        }

        return best;
    }

    private static int Length(ReadOnlySpan<char> word)
    {
        var end = 0;
        while (end < word.Length && char.IsAsciiLetter(word[end]))
        {
            end++;
        }

        return end;
    }
}
