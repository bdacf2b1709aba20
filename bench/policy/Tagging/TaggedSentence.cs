namespace Candor.PolicyBench.Tagging;

/// <summary>A sentence as tokens (characters in Chinese, words in English) with a label for each.</summary>
internal sealed record TaggedSentence(string[] Tokens, string[] Labels)
{
    /// <summary>The same with labels that also mark where a span ends and which are of one token: B, I, E, S.</summary>
    public TaggedSentence Bounded()
    {
        var labels = new string[Labels.Length];
        Array.Fill(labels, "O");
        foreach (var (from, to, kind) in Spans(Labels))
        {
            for (var i = from; i <= to; i++)
            {
                labels[i] = (from == to ? "S-" : i == from ? "B-" : i == to ? "E-" : "I-") + kind;
            }
        }

        return this with { Labels = labels };
    }

    /// <summary>The labelled spans: first token, last token, kind.</summary>
    public static HashSet<(int From, int To, string Kind)> Spans(IReadOnlyList<string> labels)
    {
        var spans = new HashSet<(int, int, string)>();
        var start = -1;
        var kind = string.Empty;
        for (var i = 0; i <= labels.Count; i++)
        {
            var label = i < labels.Count ? labels[i] : "O";
            var own = label.Length > 2 ? label[2..] : string.Empty;
            if (start >= 0 && (label[0] is 'B' or 'S' or 'O' || own != kind))
            {
                spans.Add((start, i - 1, kind));
                start = -1;
            }

            if (label[0] is 'B' or 'S' || (label[0] != 'O' && start < 0))
            {
                (start, kind) = (i, own);
            }

            if (start >= 0 && label[0] is 'E' or 'S')
            {
                spans.Add((start, i, kind));
                start = -1;
            }
        }

        return spans;
    }
}
