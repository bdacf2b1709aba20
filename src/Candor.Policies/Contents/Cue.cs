namespace Candor.Policies.Contents;

/// <summary>Words that show a content: parts that all stand in one sentence (with its headings), each in one of several forms.</summary>
internal sealed class Cue
{
    private readonly string[][] _parts;

    /// <summary>Reads the notation <c>form|form + form|form</c>.</summary>
    public Cue(string notation) =>
        _parts = [.. notation.Split(" + ").Select(static part => part.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>Whether all parts stand there, and at least one of them in the sentence itself: a heading alone tells nothing.</summary>
    public bool IsIn(ReadOnlySpan<char> sentence, ReadOnlySpan<char> headings)
    {
        var own = 0;
        foreach (var part in _parts)
        {
            if (Stands(part, sentence))
            {
                own++;
            }
            else if (!Stands(part, headings))
            {
                return false;
            }
        }

        return own > 0;
    }

    private static bool Stands(string[] forms, ReadOnlySpan<char> text)
    {
        foreach (var form in forms)
        {
            var rest = text;
            for (var at = rest.IndexOf(form, StringComparison.OrdinalIgnoreCase); at >= 0; at = rest.IndexOf(form, StringComparison.OrdinalIgnoreCase))
            {
                // A Latin form begins at a word: "age" is not in "storage".
                if (!char.IsAsciiLetter(form[0]) || at == 0 || !char.IsAsciiLetter(rest[at - 1]))
                {
                    return true;
                }

                rest = rest[(at + 1)..];
            }
        }

        return false;
    }
}
