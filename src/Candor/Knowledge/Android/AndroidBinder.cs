using System.Collections.Immutable;
using Candor.Knowledge.Yaml;

namespace Candor.Knowledge.Android;

/// <summary>Binds what is known of the Android system.</summary>
internal static class AndroidBinder
{
    public static IEnumerable<ApiSource> Sources(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("sources"))
        {
            var source = new ApiSource(
                entry.OptionalText("method"),
                entry.OptionalText("field"),
                entry.OptionalText("string"),
                entry.OptionalText("withString"),
                entry.Texts("dataTypes"),
                entry.Texts("permissions"),
                file.ProvenanceOf(entry))
            {
                OnlyInExported = entry.Choice("component", ["exported", "any"], otherwise: "any") == "exported",
                Channels = Channels(entry),
            };
            if (new[] { source.Method, source.Field, source.Text }.Count(static s => !string.IsNullOrEmpty(s)) != 1)
            {
                entry.Report(entry.Line, "A source has exactly one of 'method', 'field' and 'string'.");
            }

            entry.ReportUnknownKeys();
            yield return source;
        }
    }

    private static ImmutableArray<string> Channels(YamlMap entry)
    {
        var channels = entry.Texts("channels");
        foreach (var unknown in channels.Where(static c => !ClosedLists.Channels.Contains(c)))
        {
            entry.Report(entry.LineOf("channels"), $"'{unknown}' is no channel; they are {string.Join(", ", ClosedLists.Channels)}.");
        }

        return channels;
    }

    public static IEnumerable<ApiSink> Sinks(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("sinks"))
        {
            var sink = new ApiSink(entry.Text("method"), entry.Choice("channel", ClosedLists.Channels), file.ProvenanceOf(entry)) { SendsReceiver = entry.Flag("receiver") };
            entry.ReportUnknownKeys();
            yield return sink;
        }
    }

    public static IEnumerable<ApiBoundary> Boundaries(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("boundaries"))
        {
            var boundary = new ApiBoundary(entry.Text("method"), entry.Choice("kind", ClosedLists.Boundaries), file.ProvenanceOf(entry));
            entry.ReportUnknownKeys();
            yield return boundary;
        }
    }

    public static IEnumerable<PermissionEntry> Permissions(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("permissions"))
        {
            var permission = new PermissionEntry(
                entry.Text("id"),
                entry.Texts("dataTypes"),
                entry.Choice("level", ClosedLists.PermissionLevels),
                entry.Localized("name"),
                entry.Number("since"),
                entry.OptionalText("group"),
                file.ProvenanceOf(entry));
            entry.ReportUnknownKeys();
            yield return permission;
        }
    }

    public static IEnumerable<Packer> Packers(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("packers"))
        {
            var packer = new Packer(
                entry.Text("id"),
                entry.Localized("name"),
                entry.OptionalText("party"),
                entry.Texts("nativeLibraries"),
                entry.Texts("classes"),
                entry.Texts("files"),
                file.ProvenanceOf(entry));
            entry.ReportUnknownKeys();
            yield return packer;
        }
    }

    public static IEnumerable<ApiCall> Calls(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("calls"))
        {
            var call = new ApiCall(entry.Text("method"), entry.Choice("kind", ClosedLists.CallKinds), entry.Texts("values"), file.ProvenanceOf(entry));
            entry.ReportUnknownKeys();
            yield return call;
        }
    }

    public static IEnumerable<AppTextKind> Texts(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("texts"))
        {
            var cues = entry.Terms("cues");
            var text = new AppTextKind(
                entry.Choice("kind", ClosedLists.TextKinds),
                entry.Localized("name"),
                [.. cues.Zh.Concat(cues.En).Select(static c => new TextCue(c))],
                file.ProvenanceOf(entry));
            entry.ReportUnknownKeys();
            yield return text;
        }
    }

    public static IEnumerable<DataAvailability> Availability(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("availability"))
        {
            var limit = new DataAvailability(
                entry.Texts("dataTypes"),
                entry.Number("until"),
                entry.Flag("byTarget"),
                entry.Texts("permissions"),
                entry.Localized("note"),
                file.ProvenanceOf(entry));
            entry.ReportUnknownKeys();
            yield return limit;
        }
    }

    public static IEnumerable<EntryPointRule> EntryPoints(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("entryPoints"))
        {
            var rule = new EntryPointRule(
                entry.Text("type"),
                entry.Choice("component", ClosedLists.Components),
                entry.Flag("declared"),
                entry.Texts("methods"),
                entry.Flag("start"),
                file.ProvenanceOf(entry));
            entry.ReportUnknownKeys();
            yield return rule;
        }
    }

    /// <summary>Models, as <c>type: …</c> or <c>types: [...]</c> and <c>methods: [...]</c> with one text of effects, so that methods that do the same share an entry.</summary>
    public static IEnumerable<MethodModel> Models(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("models"))
        {
            var types = entry.OptionalText("type") is { } one ? [one] : entry.Texts("types");
            var effects = entry.Text("effects");
            foreach (var method in entry.Texts("methods"))
            {
                foreach (var type in types)
                {
                    yield return new MethodModel($"{type}->{method}", effects, file.ProvenanceOf(entry));
                }
            }

            entry.ReportUnknownKeys();
        }
    }
}
