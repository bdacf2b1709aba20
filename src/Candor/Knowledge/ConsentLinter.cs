using Candor.Knowledge.Android;

namespace Candor.Knowledge;

/// <summary>
/// Finds mistakes in what is known of consent: a method that is none or stands twice, a register that the method does not have, a word that means
/// two things or can never match, a meaning that its place does not have.
/// </summary>
internal static class ConsentLinter
{
    private const string File = "android/consent*.yaml";

    public static void Check(ConsentKnowledge consent, List<KnowledgeProblem> problems)
    {
        CheckWords(consent, problems);
        var methods = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (method, registers) in Methods(consent))
        {
            if (!Signature.IsMethod(method))
            {
                problems.Add(new(File, 0, Signature.NoMethod(method)));
                continue;
            }

            if (!methods.Add(method))
            {
                problems.Add(new(File, 0, $"The method '{method}' stands more than once."));
            }

            foreach (var register in registers)
            {
                // A static method has one register fewer; a signature does not say which it is.
                if (register > RegistersOf(method))
                {
                    problems.Add(new(File, 0, $"'{method}' has no register {register}; the receiver is 0, and a long or double takes two."));
                }
            }
        }

        foreach (var listener in consent.Listeners.Where(static l => l.View < 0 && l.Label < 0))
        {
            problems.Add(new(File, 0, $"'{listener.Method}' needs a 'view' or a 'label': without either no button has a name."));
        }

        foreach (var type in consent.Orders.SelectMany(static o => o.Unprompted).Where(static t => t is not (['L', .., ';'] or ['L', .., '*'])))
        {
            problems.Add(new(File, 0, $"'{type}' is no type such as Lpackage/Class; or Lpackage/*."));
        }

        foreach (var entry in consent.Orders.SelectMany(static o => o.CreatedOnly).Where(static e => !e.Contains(";->", StringComparison.Ordinal)))
        {
            problems.Add(new(File, 0, $"'{entry}' is no method such as Lpackage/Class;->name."));
        }
    }

    private static void CheckWords(ConsentKnowledge consent, List<KnowledgeProblem> problems)
    {
        var known = new Dictionary<(string Place, string Word), string>();
        foreach (var entry in consent.Words)
        {
            var isButton = entry.Place == "button";
            if (isButton ? entry.Meaning is "topic" or "loose-topic" or "shown" or "pending" : entry.Meaning is "maybe")
            {
                problems.Add(new(File, 0, $"A word in a {entry.Place} cannot have the meaning '{entry.Meaning}'."));
            }

            foreach (var word in entry.Words)
            {
                if (word.Any(char.IsUpper))
                {
                    problems.Add(new(File, 0, $"The word '{word}' must be in lower case, or it never matches."));
                }

                if (known.TryGetValue((entry.Place, word), out var other))
                {
                    problems.Add(new(File, 0, $"The word '{word}' in a {entry.Place} means '{other}' and '{entry.Meaning}'; a word means one thing."));
                }

                known[(entry.Place, word)] = entry.Meaning;
            }
        }
    }

    private static IEnumerable<(string Method, int[] Registers)> Methods(ConsentKnowledge consent) =>
        consent.FlagReads.Select(static f => (f.Method, (int[])[f.Key, f.Default]))
            .Concat(consent.FlagWrites.Select(static f => (f.Method, (int[])[f.Key, f.Value])))
            .Concat(consent.Statuses.Select(static s => (s.Method, (int[])[])))
            .Concat(consent.Callbacks.Select(static c => (c.Method, (int[])[])))
            .Concat(consent.Switches.Select(static s => (s.Method, (int[])[s.Argument])))
            .Concat(consent.Listeners.Select(static l => (l.Method, (int[])[l.Listener, l.View, l.Label])));

    /// <summary>How many registers the parameters of a method take: one, two for a long or double.</summary>
    private static int RegistersOf(string method)
    {
        var count = 0;
        for (var i = method.IndexOf('(', StringComparison.Ordinal) + 1; method[i] != ')'; i++)
        {
            var isArray = method[i] == '[';
            while (method[i] == '[')
            {
                i++;
            }

            count += !isArray && method[i] is 'J' or 'D' ? 2 : 1;
            if (method[i] == 'L')
            {
                i = method.IndexOf(';', i);
            }
        }

        return count;
    }
}
