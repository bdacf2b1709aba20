using System.Collections.Immutable;
using Candor.Knowledge.Android;
using Candor.Law;

namespace Candor.Knowledge;

/// <summary>
/// Finds mistakes in knowledge folders that a single file does not show: ids that stand twice or lead nowhere, a root that is not the only one,
/// surface forms of two data types, rules that nothing cites, a draft as the only ground of a finding.
/// </summary>
public static class KnowledgeLinter
{
    /// <summary>Checks folders. An empty list means that nothing is wrong.</summary>
    /// <exception cref="DirectoryNotFoundException">A folder is not there.</exception>
    public static ImmutableArray<KnowledgeProblem> Lint(params IReadOnlyList<string> folders)
    {
        var problems = new List<KnowledgeProblem>();
        var knowledge = KnowledgeLoader.Read(folders, problems);
        CheckVocabulary(knowledge, problems);
        CheckParties(knowledge, problems);
        CheckAndroid(knowledge, problems);
        ConsentLinter.Check(knowledge.Android.Consent, problems);
        LawLinter.Check(knowledge, problems);
        return [.. problems];
    }

    private static void CheckVocabulary(KnowledgeBase knowledge, List<KnowledgeProblem> problems)
    {
        const string File = "data-types.yaml";
        Unique(knowledge.DataTypes.All, static t => t.Id, "data type", File, problems);
        Unique(knowledge.Purposes, static p => p.Id, "purpose", "purposes.yaml", problems);
        Unique(knowledge.Contents, static c => c.Id, "content", "policy/contents.yaml", problems);
        var forms = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var type in knowledge.DataTypes.All)
        {
            if (type.Parents.IsEmpty && type.Id != DataTypeOntology.Root)
            {
                problems.Add(new(File, 0, $"'{type.Id}' has no parent; only '{DataTypeOntology.Root}' has none."));
            }

            References(type.Parents, knowledge, $"the parent of '{type.Id}'", File, problems);
            foreach (var form in Forms(type.Name, type.Synonyms))
            {
                if (forms.TryGetValue(form, out var other) && other != type.Id)
                {
                    problems.Add(new(File, 0, $"The form '{form}' belongs to '{other}' and to '{type.Id}'; a form names one type."));
                }

                forms[form] = type.Id;
            }
        }
    }

    private static void CheckParties(KnowledgeBase knowledge, List<KnowledgeProblem> problems)
    {
        const string File = "parties";
        Unique(knowledge.Parties.All, static p => p.Id, "party", File, problems);
        Unique(knowledge.Parties.All.SelectMany(static p => p.Sdks), static s => s.Id, "SDK", File, problems);
        Unique(knowledge.Parties.All.SelectMany(static p => p.Sdks).SelectMany(static s => s.Packages), static p => p, "package", File, problems);
        Unique(knowledge.Parties.All.SelectMany(static p => p.Domains), static d => d, "domain", File, problems);
        foreach (var party in knowledge.Parties.All)
        {
            if (party.Country is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z'])
            {
                problems.Add(new(File, 0, $"The country of '{party.Id}' is '{party.Country}'; write two capital letters, ZZ where it is not known."));
            }
        }
    }

    private static void CheckShapes(ShapeProfile profile, KnowledgeBase knowledge, List<KnowledgeProblem> problems)
    {
        if (knowledge.Parties.FindSdk(profile.Sdk) is null)
        {
            problems.Add(new(profile.File, 0, $"'{profile.Sdk}' is no SDK; add it to parties/ first."));
        }

        try
        {
            profile.ReadClasses();
        }
        catch (FormatException e)
        {
            problems.Add(new(profile.File, 0, e.Message));
        }
    }

    private static void CheckAndroid(KnowledgeBase knowledge, List<KnowledgeProblem> problems)
    {
        var android = knowledge.Android;
        Unique(android.Sources, static s => $"{s.Method ?? s.Field ?? s.Text} {s.WithString}", "source", "android/sources.yaml", problems);
        Unique(android.Sinks, static s => s.Method, "sink", "android/sinks.yaml", problems);
        Unique(android.Boundaries, static b => b.Method, "boundary", "android/boundaries.yaml", problems);
        Unique(android.Permissions, static p => p.Id, "permission", "android/permissions.yaml", problems);
        Unique(android.Packers, static p => p.Id, "packer", "android/packers.yaml", problems);
        Unique(android.Shapes, static p => $"{p.Sdk} {p.Version}", "profile of the SDK", "android/shapes", problems);
        foreach (var profile in android.Shapes)
        {
            CheckShapes(profile, knowledge, problems);
        }

        foreach (var source in android.Sources)
        {
            if (source.Method is { } method && !Signature.IsMethod(method))
            {
                problems.Add(new("android/sources.yaml", 0, Signature.NoMethod(method)));
            }

            if (source.Field is { } field && !Signature.IsField(field))
            {
                problems.Add(new("android/sources.yaml", 0, Signature.NoField(field)));
            }

            References(source.DataTypes, knowledge, $"'{source.Method ?? source.Field ?? source.Text}'", "android/sources.yaml", problems);
        }

        foreach (var method in android.Sinks.Select(static s => s.Method).Concat(android.Boundaries.Select(static b => b.Method)))
        {
            if (!Signature.IsMethod(method))
            {
                problems.Add(new("android/sinks.yaml or boundaries.yaml", 0, Signature.NoMethod(method)));
            }
        }

        foreach (var permission in android.Permissions)
        {
            References(permission.DataTypes, knowledge, $"'{permission.Id}'", "android/permissions.yaml", problems);
        }
    }

    private static IEnumerable<string> Forms(LocalizedText name, Terms synonyms) =>
        new[] { name.Zh, name.En }.Concat(synonyms.Zh).Concat(synonyms.En).Distinct(StringComparer.OrdinalIgnoreCase);

    private static void References(IEnumerable<string> ids, KnowledgeBase knowledge, string where, string file, List<KnowledgeProblem> problems)
    {
        foreach (var id in ids)
        {
            if (knowledge.DataTypes.Find(id) is null)
            {
                problems.Add(new(file, 0, $"{where} names the data type '{id}', which data-types.yaml does not have."));
            }
        }
    }

    private static void Unique<T>(IEnumerable<T> entries, Func<T, string> key, string what, string file, List<KnowledgeProblem> problems)
    {
        foreach (var id in entries.GroupBy(key, StringComparer.Ordinal).Where(static g => g.Skip(1).Any()).Select(static g => g.Key))
        {
            problems.Add(new(file, 0, $"The {what} '{id}' stands more than once."));
        }
    }
}
