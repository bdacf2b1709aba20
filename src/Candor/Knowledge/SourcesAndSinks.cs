using System.Collections.Immutable;
using System.Text;
using Candor.Knowledge.Android;
using Candor.Knowledge.Yaml;

namespace Candor.Knowledge;

/// <summary>
/// A user's own sources and sinks for following data: a YAML file with <c>sources</c> and <c>sinks</c> as in <c>knowledge/android</c>
/// (<c>docs/flow-rules.md</c>). They join those that ship; one that names the same method, field or text takes its place.
/// </summary>
public static class SourcesAndSinks
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxFileSize = 4 << 20;

    /// <summary>Reads a file and adds what it names to the knowledge.</summary>
    /// <param name="knowledge">The knowledge that ships.</param>
    /// <param name="bytes">The file, in UTF-8.</param>
    /// <param name="name">Its name, for what is said of mistakes.</param>
    /// <exception cref="KnowledgeException">The file is not what it must be: each mistake has its line.</exception>
    public static KnowledgeBase Join(KnowledgeBase knowledge, ReadOnlySpan<byte> bytes, string name)
    {
        ArgumentNullException.ThrowIfNull(knowledge);
        List<KnowledgeProblem> problems = [];
        var (sources, sinks) = Read(knowledge, bytes, name, problems);
        if (problems.Count > 0)
        {
            throw new KnowledgeException([.. problems]);
        }

        return knowledge with
        {
            Android = knowledge.Android with
            {
                Sources = Joined(knowledge.Android.Sources, sources, static s => $"{s.Method ?? s.Field ?? s.Text} {s.WithString}"),
                Sinks = Joined(knowledge.Android.Sinks, sinks, static s => s.Method),
            },
        };
    }

    private static (ImmutableArray<ApiSource> Sources, ImmutableArray<ApiSink> Sinks) Read(
        KnowledgeBase knowledge, ReadOnlySpan<byte> bytes, string name, List<KnowledgeProblem> problems)
    {
        if (bytes.Length > MaxFileSize)
        {
            problems.Add(new(name, 0, $"The file is larger than {MaxFileSize >> 20} MiB."));
            return ([], []);
        }

        if (YamlDocument.Read(Encoding.UTF8.GetString(bytes), name, problems) is not { } value)
        {
            return ([], []);
        }

        YamlMap root = new(value, name, problems);
        var provenance = new Provenance(root.OptionalText("origin") ?? name, root.OptionalText("licence") ?? "", root.OptionalText("version") ?? "");
        KnowledgeFile file = new(name, root, provenance);
        ApiSource[] sources = [.. AndroidBinder.Sources(file).Select(static s => s with { IsOwn = true })];
        ApiSink[] sinks = [.. AndroidBinder.Sinks(file)];
        root.ReportUnknownKeys();
        Check(sources, root, knowledge.DataTypes);
        Check(sinks, root);
        if (sources.Length + sinks.Length == 0 && problems.Count == 0)
        {
            problems.Add(new(name, 0, "The file names no source and no sink."));
        }

        return ([.. sources], [.. sinks]);
    }

    private static void Check(ApiSource[] sources, YamlMap root, DataTypeOntology dataTypes)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var (entry, source) in root.Maps("sources").Zip(sources))
        {
            if (source.Method is { Length: > 0 } method && !Signature.IsMethod(method))
            {
                entry.Report(entry.LineOf("method"), Signature.NoMethod(method));
            }

            if (source.Field is { Length: > 0 } field && !Signature.IsField(field))
            {
                entry.Report(entry.LineOf("field"), Signature.NoField(field));
            }

            foreach (var type in source.DataTypes.Where(t => dataTypes.Find(t) is null))
            {
                entry.Report(entry.LineOf("dataTypes"), $"'{type}' is no data type; 'data-types.yaml' of the knowledge has them. Leave out what is no personal information.");
            }

            if (!seen.Add($"{source.Method ?? source.Field ?? source.Text} {source.WithString}"))
            {
                entry.Report(entry.Line, "This source stands more than once.");
            }
        }
    }

    private static void Check(ApiSink[] sinks, YamlMap root)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var (entry, sink) in root.Maps("sinks").Zip(sinks))
        {
            if (sink.Method.Length > 0 && !Signature.IsMethod(sink.Method))
            {
                entry.Report(entry.LineOf("method"), Signature.NoMethod(sink.Method));
            }

            if (!seen.Add(sink.Method))
            {
                entry.Report(entry.Line, "This sink stands more than once.");
            }
        }
    }

    /// <summary>Those that ship with those of the user in their place, then the further ones.</summary>
    private static ImmutableArray<T> Joined<T>(ImmutableArray<T> shipped, ImmutableArray<T> own, Func<T, string> key)
    {
        var places = own.ToDictionary(key, StringComparer.Ordinal);
        var known = shipped.Select(key).ToHashSet(StringComparer.Ordinal);
        return [.. shipped.Select(s => places.GetValueOrDefault(key(s), s)), .. own.Where(o => !known.Contains(key(o)))];
    }
}
