namespace Candor.Knowledge;

/// <summary>
/// Words that show what a sentence says, in the notation <c>form|form + form|form</c>: parts that all stand in one sentence (with its
/// headings), each in one of several forms. Of a part whose forms begin with an exclamation mark none may stand in the sentence: <c>!form|!form</c>.
/// </summary>
public sealed class TextCue
{
    private readonly string[][] _parts;
    private readonly string[][] _excluded;

    /// <summary>Reads the notation.</summary>
    public TextCue(string notation)
    {
        ArgumentNullException.ThrowIfNull(notation);
        var parts = notation.Split(" + ").ToLookup(static part => part.StartsWith('!'));
        _parts = [.. parts[false].Select(Split)];
        _excluded = [.. parts[true].Select(static part => Split(part).Select(static form => form.TrimStart('!')).ToArray())];
    }

    /// <summary>All forms of which one must stand there, of every part.</summary>
    public IEnumerable<string> Forms => _parts.SelectMany(static p => p);

    /// <summary>Whether all parts stand there, and at least one of them in the sentence itself: a heading alone tells nothing.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="headings">What stands above it and belongs to it; may be empty.</param>
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

        if (own == 0)
        {
            return false;
        }

        foreach (var part in _excluded)
        {
            if (Stands(part, sentence))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>How much of the cue a sentence that holds it has: its forms that stand there, and three more where one stands above it as well.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="headings">What stands above it and belongs to it; may be empty.</param>
    public int Strength(ReadOnlySpan<char> sentence, ReadOnlySpan<char> headings)
    {
        var strength = 0;
        var above = false;
        foreach (var part in _parts)
        {
            foreach (var form in part)
            {
                strength += Stands([form], sentence) ? 1 : 0;
                above |= !above && Stands([form], headings);
            }
        }

        return Math.Min(strength, 6) + (above ? 3 : 0);
    }

    private static string[] Split(string part) => part.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool Stands(ReadOnlySpan<string> forms, ReadOnlySpan<char> text)
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
