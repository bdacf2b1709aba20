using Candor.Policies.Lexicon;
using Candor.Policies.Negation;
using Candor.Policies.Text;

namespace Candor.Policies.Disclosures;

/// <summary>English verbs of data that stand in several pieces, or as an adjective: "make it available to", "hand it over", "visible to", "set cookies".</summary>
internal static class Constructions
{
    private const int Furthest = 80;
    private const int FurthestAuxiliary = 28;

    private static readonly (string Word, string[] Heads, string Tail)[] InPieces =
    [
        ("make", ["make", "makes", "making", "made"], " available to "),
        ("make", ["make", "makes", "making", "made"], " accessible to "),
        ("hand", ["hand", "hands", "handing", "handed"], " over"),
    ];

    private static readonly string[] Open =
        ["visible to", "accessible to", "accessible by", "available to", "viewable by", "displayed to", "shown to", "displayed publicly", "shown publicly", "publicly visible", "publicly displayed", "publicly accessible", "visible publicly", "visible in public"];

    private static readonly string[] Marks = ["cookie", "cookies", "web beacons", "beacons", "pixels", "pixel tags", "tracking pixels"];

    /// <summary>Adds what the lexicon of single verbs does not find.</summary>
    public static void Complete(string text, TextSpan sentence, List<TermHit<VerbClass>> verbs)
    {
        var words = text.AsSpan(sentence.Start, sentence.Length);
        foreach (var (_, heads, tail) in InPieces)
        {
            var at = words.IndexOf(tail, StringComparison.OrdinalIgnoreCase);
            var from = Math.Max(0, at - Furthest);
            if (at >= 0 && Scan.Word(words[from..at], heads) is >= 0 and var head && words[(from + head)..at].IndexOfAny(";.:") < 0)
            {
                var end = from + head;
                while (end < words.Length && char.IsAsciiLetter(words[end]))
                {
                    end++;
                }

                Replace(verbs, new(sentence.Start + from + head, end - from - head), VerbClass.Share);
            }
        }

        if (Scan.Word(words, Open) is >= 0 and var open && Scan.Word(words[Math.Max(0, open - FurthestAuxiliary)..open], ["is", "are", "be", "been", "becomes", "become", "was", "were"]) >= 0 && !verbs.Exists(v => v.Value == VerbClass.Share && Overlaps(v.Span, sentence.Start + open)))
        {
            var length = words[open..].IndexOf(' ');
            Replace(verbs, new(sentence.Start + open, length > 0 ? length : words.Length - open), VerbClass.Share);
        }

        Place(words, sentence.Start, verbs);
        verbs.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
    }

    // "Ad networks set cookies": who sets them reads them.
    private static void Place(ReadOnlySpan<char> words, int start, List<TermHit<VerbClass>> verbs)
    {
        if (Scan.Word(words, ["place", "places", "placing", "placed", "set", "sets", "setting", "drop", "drops"]) is not (>= 0 and var at))
        {
            return;
        }

        var end = at + words[at..].IndexOf(' ');
        if (end > at && Scan.Word(words[end..Math.Min(words.Length, end + 40)], Marks) is >= 0 and < 28)
        {
            Replace(verbs, new(start + at, end - at), VerbClass.Collect);
        }
    }

    private static void Replace(List<TermHit<VerbClass>> verbs, TextSpan span, VerbClass verbClass)
    {
        verbs.RemoveAll(v => v.Span.Start < span.End && span.Start < v.Span.End);
        verbs.Add(new(span, verbClass));
    }

    private static bool Overlaps(TextSpan span, int at) => span.Start <= at && span.End > at;
}
