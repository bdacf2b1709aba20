using Candor.Policies.Negation;
using Candor.Policies.Text;

namespace Candor.Policies.Disclosures;

/// <summary>Tells English nouns that look like verbs of data: "our use of it", "onward transfers", "in our records".</summary>
internal static class VerbalNouns
{
    private static readonly HashSet<string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        "use", "uses", "access", "transfer", "transfers", "record", "records", "log", "logs", "view", "views", "track", "tracks", "process", "processes", "release", "releases", "trade", "trades", "share", "shares", "upload", "uploads",
        "read", "lease", "leases", "rent", "supply",
    };

    private static readonly HashSet<string> Before = new(StringComparer.OrdinalIgnoreCase)
    {
        "the", "our", "your", "their", "its", "any", "such", "this", "these", "those", "a", "an", "of", "onward", "international", "cross-border", "his", "her", "every", "each", "personal", "fair", "collection", "continued", "unauthorised", "unauthorized",
    };

    // "government records", "page views", "data transfers".
    private static readonly HashSet<string> BeforeRecords = new(StringComparer.OrdinalIgnoreCase)
    {
        "government", "public", "system", "server", "medical", "health", "transaction", "business", "payment", "purchase", "phone", "call", "chat", "page", "video", "crash",
    };

    private static readonly string[] Agreeing = ["consent to the", "consent to our", "consent to such", "agree to the", "agree to our", "agree to such", "consent to its"];

    /// <summary>Whether the word at a place is a noun. What somebody agrees to is stated all the same: "you consent to the transfer of your data".</summary>
    public static bool Is(string text, TextSpan sentence, TextSpan verb)
    {
        var word = text.AsSpan(verb.Start, verb.Length);
        if (word.EndsWith("ings", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        if (word[0] > 0x7F || !Words.Contains(word.ToString()))
        {
            return false;
        }

        if (word.StartsWith("trade", StringComparison.OrdinalIgnoreCase) && Scan.Starts(text.AsSpan(verb.End, sentence.End - verb.End), [" union", " mark", " secret", " show", " association", "-"]))
        {
            return true;
        }

        var before = text.AsSpan(sentence.Start, verb.Start - sentence.Start).TrimEnd(" ,\"“");
        var from = before.LastIndexOf(' ') + 1;
        var last = before[from..].ToString();
        var isNoun = Before.Contains(last) || (last == "data" && word.StartsWith("transfer", StringComparison.OrdinalIgnoreCase)) || (BeforeRecords.Contains(last) && Scan.Starts(word, ["record", "log", "view"])) ||
            (before.IsEmpty && word.EndsWith('s')) || (word.StartsWith("transfers", StringComparison.OrdinalIgnoreCase) && Scan.Starts(text.AsSpan(verb.End, sentence.End - verb.End), [" of ", " to ", " from ", " will be", " are "]));
        return isNoun && Scan.Word(before, Agreeing) < 0;
    }
}
