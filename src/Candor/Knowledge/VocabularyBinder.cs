using System.Collections.Immutable;
using Candor.Knowledge.Yaml;

namespace Candor.Knowledge;

/// <summary>Binds data types, purposes, parties and contents of policies.</summary>
internal static class VocabularyBinder
{
    public static IEnumerable<DataType> DataTypes(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("dataTypes"))
        {
            var type = new DataType(
                entry.Text("id"),
                entry.Texts("parents"),
                entry.Localized("name"),
                entry.Terms("synonyms"),
                entry.Flag("generic"),
                entry.Choice("pipl", ["general", "sensitive"]) == "sensitive",
                entry.Text("gbt35273"),
                entry.Flag("gbt35273Sensitive"),
                entry.Choice("gdpr", ClosedLists.GdprClasses),
                entry.Flag("permanent"),
                file.ProvenanceOf(entry));
            entry.ReportUnknownKeys();
            yield return type;
        }
    }

    public static IEnumerable<Purpose> Purposes(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("purposes"))
        {
            var purpose = new Purpose(entry.Text("id"), entry.Localized("name"), entry.Terms("synonyms"), entry.Flag("vague"), file.ProvenanceOf(entry));
            entry.ReportUnknownKeys();
            yield return purpose;
        }
    }

    public static IEnumerable<PolicyContent> Contents(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("contents"))
        {
            var content = new PolicyContent(
                entry.Text("id"),
                entry.Localized("name"),
                entry.Choice("when", ClosedLists.ContentConditions),
                entry.Terms("cues"),
                file.ProvenanceOf(entry));
            entry.ReportUnknownKeys();
            yield return content;
        }
    }

    public static IEnumerable<Party> Parties(KnowledgeFile file)
    {
        foreach (var entry in file.Root.Maps("parties"))
        {
            var id = entry.Text("id");
            var roles = entry.Texts("roles");
            foreach (var role in roles.Where(static r => !ClosedLists.Roles.Contains(r)))
            {
                entry.Report(entry.LineOf("roles"), $"'{role}' is no role; roles are {string.Join(", ", ClosedLists.Roles)}.");
            }

            var party = new Party(
                id,
                entry.Localized("name"),
                entry.Localized("company"),
                entry.Text("country"),
                roles,
                entry.Terms("synonyms"),
                entry.Texts("domains"),
                [.. entry.Maps("sdks").Select(sdk => BindSdk(sdk, id))],
                file.ProvenanceOf(entry));
            entry.ReportUnknownKeys();
            yield return party;
        }
    }

    private static Sdk BindSdk(YamlMap entry, string party)
    {
        var sdk = new Sdk(
            entry.Text("id"),
            party,
            entry.Localized("name"),
            entry.Choice("role", ClosedLists.Roles),
            entry.Terms("synonyms"),
            entry.Texts("packages"),
            entry.Texts("nativeLibraries"),
            entry.Texts("components"),
            entry.Texts("manifestKeys"),
            entry.Texts("versionFields"));
        entry.Allow("origin");
        entry.ReportUnknownKeys();
        return sdk;
    }
}
