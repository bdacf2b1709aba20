namespace Candor.Dex;

/// <summary>What a method outside the app does with data, in the language of <c>docs/flow-models.md</c>.</summary>
/// <param name="Method"><c>Lclass;->name</c> for every overload, or with prototype for one. It counts for the types below too.</param>
/// <param name="Effects">Statements, separated by semicolons.</param>
public readonly record struct FlowModel(string Method, string Effects)
{
    /// <summary>What is wrong with it: a method that is no method, a statement that is not in the language, a variable that nothing set. Null if nothing is.</summary>
    public string? FindFault()
    {
        if (Method.IndexOf(";->", StringComparison.Ordinal) is not (> 1 and var arrow) || Method[0] != 'L' || arrow + 3 >= Method.Length)
        {
            return $"'{Method}' is not a class and the name of a method, as in Ljava/lang/String;->trim.";
        }

        if (Method.Contains('(', StringComparison.Ordinal) && !IsPrototype(Method.AsSpan(Method.IndexOf('(', StringComparison.Ordinal))))
        {
            return $"'{Method}' has no well-formed prototype.";
        }

        try
        {
            HashSet<string> known = new(StringComparer.Ordinal);
            foreach (ModelStatement statement in ModelParser.Parse(this))
            {
                foreach (ModelExpression source in statement.Sources)
                {
                    if (Unset(source, known) is { } name)
                    {
                        return $"The model of {Method} reads ${name}, which nothing set before.";
                    }
                }

                if (statement.Target is { } target)
                {
                    foreach (ModelStep step in target.Steps)
                    {
                        if (step.Inner is { } inner && Unset(inner, known) is { } name)
                        {
                            return $"The model of {Method} reads ${name}, which nothing set before.";
                        }
                    }

                    if (target.Root == ModelRoot.Variable)
                    {
                        known.Add(target.Name!);
                    }
                }
            }

            return null;
        }
        catch (ArgumentException fault)
        {
            return fault.Message;
        }
    }

    /// <summary>The names of the events that it tells a driver.</summary>
    /// <exception cref="ArgumentException">It is not in the language.</exception>
    public IReadOnlyList<string> FindEvents() => [.. ModelParser.Parse(this).Where(static s => s.Verb == ModelVerb.Event).Select(static s => s.Name!)];

    private static string? Unset(ModelExpression expression, HashSet<string> known)
    {
        if (expression.Root == ModelRoot.Variable && !known.Contains(expression.Name!))
        {
            return expression.Name;
        }

        foreach (ModelStep step in expression.Steps)
        {
            if (step.Inner is { } inner && Unset(inner, known) is { } name)
            {
                return name;
            }
        }

        return null;
    }

    /// <summary>Whether a text is types in parentheses and one behind them, as in <c>(I[Ljava/lang/String;)V</c>.</summary>
    private static bool IsPrototype(ReadOnlySpan<char> text)
    {
        int at = 1;
        while (at < text.Length && text[at] != ')')
        {
            at = SkipType(text, at);
        }

        return at < text.Length && (text[(at + 1)..] is "V" || SkipType(text, at + 1) == text.Length);
    }

    /// <summary>The place behind a type; behind the end of the text where none begins here.</summary>
    private static int SkipType(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] == '[')
        {
            at++;
        }

        if (at >= text.Length)
        {
            return text.Length + 1;
        }

        if (text[at] != 'L')
        {
            return "ZBCSIJFD".Contains(text[at], StringComparison.Ordinal) ? at + 1 : text.Length + 1;
        }

        int end = text[at..].IndexOf(';');
        return end < 2 ? text.Length + 1 : at + end + 1;
    }
}
