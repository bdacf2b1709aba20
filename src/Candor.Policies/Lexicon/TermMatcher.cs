using Candor.Policies.Text;

namespace Candor.Policies.Lexicon;

/// <summary>
/// Finds many terms in one pass, the longest at each place, without regard to case or to spaces, hyphens and underscores inside a term.
/// A Latin term stands between word boundaries and may carry a plural ending. Built once; safe for use by many threads.
/// </summary>
/// <param name="keepsWords">
/// Whether a space between Latin words counts: "app can" is then not the name AppCan. A space beside another script never counts.
/// </param>
internal sealed class TermMatcher<T>(bool keepsWords = false)
{
    private readonly Dictionary<(int Node, char Letter), int> _edges = [];
    private readonly List<(bool IsEnd, T? Value)> _nodes = [(false, default)];

    /// <summary>Adds a term. Of two values for one term the first stays.</summary>
    public void Add(string term, T value)
    {
        var node = 0;
        for (var i = 0; i < term.Length; i++)
        {
            var c = CharacterFold.Fold(term[i]);
            if (IsSkipped(c))
            {
                if (!PartsWords(term, i, 0, term.Length))
                {
                    continue;
                }

                c = ' ';
            }

            var key = (node, Lower(c));
            if (!_edges.TryGetValue(key, out var next))
            {
                next = _nodes.Count;
                _nodes.Add((false, default));
                _edges.Add(key, next);
            }

            node = next;
        }

        if (node > 0 && !_nodes[node].IsEnd)
        {
            _nodes[node] = (true, value);
        }
    }

    /// <summary>The terms in a stretch of text, from left to right; they do not overlap.</summary>
    public List<TermHit<T>> Find(string text, TextSpan within)
    {
        var hits = new List<TermHit<T>>();
        for (var at = within.Start; at < within.End;)
        {
            var length = IsSkipped(text[at]) || InsideWord(text, at, within.Start) ? 0 : Longest(text, at, within.End, out var value, hits);
            at += Math.Max(1, length);
        }

        return hits;
    }

    private int Longest(string text, int start, int end, out T? value, List<TermHit<T>> hits)
    {
        value = default;
        int node = 0, best = 0;
        for (var at = start; at < end; at++)
        {
            var c = text[at];
            if (at > start && IsSkipped(c))
            {
                if (!PartsWords(text, at, start, end))
                {
                    continue;
                }

                c = ' ';
            }
            else if (c == ',' && at > start && JoinsScripts(text, at, end))
            {
                continue;
            }

            if (!_edges.TryGetValue((node, Lower(c)), out node))
            {
                break;
            }

            if (_nodes[node].IsEnd && Ends(text, at + 1, end, out var plural))
            {
                (best, value) = (at + 1 - start + plural, _nodes[node].Value);
            }
        }

        if (best > 0)
        {
            hits.Add(new(new(start, best), value!));
        }

        return best;
    }

    private static bool InsideWord(string text, int at, int start) => at > start && IsLatin(text[at]) && IsLatin(text[at - 1]);

    private bool Ends(string text, int at, int end, out int plural)
    {
        plural = 0;
        if (at >= end || !IsLatin(text[at]) || !IsLatin(text[at - 1]))
        {
            return true;
        }

        // A name has no plural: "pages" is not the library PAG.
        plural = keepsWords ? 0 : text[at] is 's' or 'S' ? 1 : text[at] == 'e' && at + 1 < end && text[at + 1] == 's' ? 2 : 0;
        return plural > 0 && (at + plural >= end || !IsLatin(text[at + plural]));
    }

    private bool PartsWords(string text, int at, int start, int end) =>
        keepsWords && at > start && at + 1 < end && IsLatin(text[at - 1]) && IsLatin(text[at + 1]);

    // Text that was taken out of pages holds "IP,地址" where markup stood between the scripts.
    private static bool JoinsScripts(string text, int at, int end) =>
        at + 1 < end && ((IsLatin(text[at - 1]) && text[at + 1] > 0x2E80) || (text[at - 1] > 0x2E80 && IsLatin(text[at + 1])));

    private static bool IsLatin(char c) => char.IsAsciiLetterOrDigit(c) || c is >= '\u00C0' and <= '\u024F';

    private static bool IsSkipped(char c) => c is ' ' or '-' or '_';

    private static char Lower(char c) => char.IsAsciiLetterUpper(c) ? (char)(c | 32) : c < 0x80 ? c : char.ToLowerInvariant(c);
}
