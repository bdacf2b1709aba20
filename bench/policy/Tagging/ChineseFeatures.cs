using Candor.Policies.Disclosures;
using Candor.Policies.Lexicon;
using Candor.Policies.Text;

namespace Candor.PolicyBench.Tagging;

/// <summary>What the tagger sees of a Chinese sentence at each character: its neighbours, the ends of its clause, and the lexicon.</summary>
internal sealed class ChineseFeatures(PolicyLexicon lexicon)
{
    private const string Stops = "，。；：、（）();,:！？“”\"";

    /// <summary>The features by position.</summary>
    public ulong[][] Of(string text)
    {
        var clauses = Clauses(text);
        var data = Marks(text, lexicon.FindData(text, new(0, text.Length)).Select(static h => (h.Span, 'd')));
        var verbs = Marks(text, VerbLexicon.Matcher.Find(text, new(0, text.Length)).Select(static h => (h.Span, (char)('a' + (int)h.Value))));
        var actors = Marks(text, ActorLexicon.Matcher.Find(text, new(0, text.Length)).Select(static h => (h.Span, (char)('k' + (int)h.Value))));
        var result = new ulong[text.Length][];
        var features = new List<ulong>(64);
        for (var t = 0; t < text.Length; t++)
        {
            features.Clear();
            for (var length = 1; length <= 6; length++)
            {
                var reach = length switch { 1 => 4, 2 => 3, 3 => 3, _ => length - 1 };
                for (var from = -reach; from <= (length switch { 1 => 4, 2 => 2, 3 => 1, _ => 0 }); from++)
                {
                    Add(features, text, t + from, length, (uint)((length * 16) + from + 8));
                }
            }

            Skip(features, text, t, -1, 1, 200);
            Skip(features, text, t, 0, 2, 201);
            Skip(features, text, t, -2, 0, 202);
            var (start, end) = clauses[t];
            Add(features, text, start, 1, 210);
            Add(features, text, start, 2, 211);
            Add(features, text, start, 3, 212);
            Add(features, text, end - 1, 1, 213);
            Add(features, text, end - 2, 2, 214);
            Add(features, text, start - 1, 1, 215);
            Add(features, text, end, 1, 216);
            Add(features, text, end + 1, 2, 217);
            features.Add(Hash([At(text, start), At(text, start + 1), At(text, end - 1), At(text, end)], 218));
            features.Add(Hash([(char)Math.Min(t - start, 6), At(text, start), At(text, t)], 219));
            features.Add(Hash([(char)Math.Min(end - t, 6), At(text, end - 1), At(text, t)], 220));
            features.Add(Hash([(char)Math.Min(t - start, 12)], 221));
            features.Add(Hash([(char)Math.Min(end - t, 12)], 222));
            for (var from = -2; from <= 2; from++)
            {
                features.Add(Hash([At(data, t + from), At(data, t + from + 1)], (uint)(230 + from)));
                features.Add(Hash([At(verbs, t + from)], (uint)(240 + from)));
                features.Add(Hash([At(actors, t + from)], (uint)(250 + from)));
            }

            features.Add(Hash([At(data, t), At(text, t)], 260));
            features.Add(Hash([At(data, t), At(text, t - 1), At(text, t + 1)], 261));
            features.Add(Hash([Before(data, t), Before(verbs, t), Before(actors, t)], 262));
            features.Add(Hash([After(data, t), After(verbs, t), After(actors, t)], 263));
            features.Add(Hash([Before(verbs, t), At(data, t)], 264));
            features.Add(Hash([], 265));
            result[t] = [.. features];
        }

        return result;
    }

    private static (int Start, int End)[] Clauses(string text)
    {
        var clauses = new (int, int)[text.Length];
        for (var start = 0; start < text.Length;)
        {
            var end = start;
            while (end < text.Length && !(Stops.Contains(text[end], StringComparison.Ordinal) && text[end] is not ('“' or '”' or '"')))
            {
                end++;
            }

            for (var i = start; i <= end && i < text.Length; i++)
            {
                clauses[i] = (start, end);
            }

            start = end + 1;
        }

        return clauses;
    }

    private static string Marks(string text, IEnumerable<(TextSpan Span, char Kind)> spans)
    {
        var marks = new char[text.Length];
        Array.Fill(marks, '.');
        foreach (var (span, kind) in spans)
        {
            for (var i = span.Start; i < span.End; i++)
            {
                marks[i] = (char)(kind + (i == span.Start ? 0x100 : 0) + (i + 1 == span.End ? 0x200 : 0));
            }
        }

        return new(marks);
    }

    private static char Before(string marks, int t)
    {
        for (var i = t - 1; i >= 0 && i > t - 30; i--)
        {
            if (marks[i] != '.')
            {
                return (char)(marks[i] & 0xFF);
            }
        }

        return '.';
    }

    private static char After(string marks, int t)
    {
        for (var i = t + 1; i < marks.Length && i < t + 30; i++)
        {
            if (marks[i] != '.')
            {
                return (char)(marks[i] & 0xFF);
            }
        }

        return '.';
    }

    private static char At(string text, int at) => at < 0 ? '\u0002' : at >= text.Length ? '\u0003' : char.IsAsciiDigit(text[at]) ? '0' : text[at];

    private static void Add(List<ulong> features, string text, int from, int length, uint kind)
    {
        Span<char> gram = stackalloc char[length];
        for (var i = 0; i < length; i++)
        {
            gram[i] = At(text, from + i);
        }

        features.Add(Hash(gram, kind));
    }

    private static void Skip(List<ulong> features, string text, int t, int a, int b, uint kind) => features.Add(Hash([At(text, t + a), At(text, t + b)], kind));

    private static ulong Hash(ReadOnlySpan<char> gram, uint kind)
    {
        var hash = 14695981039346656037UL ^ kind;
        foreach (var c in gram)
        {
            hash = (hash * 1099511628211UL) ^ c;
            hash ^= hash >> 29;
            hash *= 0xBF58476D1CE4E5B9UL;
        }

        return hash ^ (hash >> 32);
    }
}
