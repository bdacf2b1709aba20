using System.Text.Json.Nodes;

namespace Candor.Reports.Tests.Samples;

/// <summary>An audit in which every free text carries what an attacker would put there. References stay whole.</summary>
internal static class Poison
{
    private static readonly HashSet<string> Words = new(StringComparer.Ordinal)
    {
        "verdict", "certainty", "severity", "action", "stage", "stages", "relation", "part", "triggers", "trigger", "area", "polarity", "modality", "source", "language", "verification",
    };

    /// <summary>The audit with a payload after every text, ids included.</summary>
    public static Audit In(Audit audit, string payload)
    {
        var root = JsonNode.Parse(AuditJson.Write(audit))!;
        Visit(root, string.Empty, payload);
        return AuditJson.Read(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(root));
    }

    private static void Visit(JsonNode node, string property, string payload)
    {
        if (node is JsonObject map)
        {
            foreach (var (key, value) in map.ToList())
            {
                if (value is JsonValue leaf)
                {
                    map[key] = Changed(leaf, key, payload);
                }
                else if (value is not null)
                {
                    Visit(value, key, payload);
                }
            }
        }
        else if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                if (list[i] is JsonValue leaf)
                {
                    list[i] = Changed(leaf, property, payload);
                }
                else if (list[i] is { } item)
                {
                    Visit(item, property, payload);
                }
            }
        }
    }

    private static JsonNode Changed(JsonValue leaf, string property, string payload) =>
        leaf.TryGetValue<string>(out var text) && !Words.Contains(property) && !IsKind(property, text) ? JsonValue.Create(text + payload) : leaf.DeepClone();

    private static bool IsKind(string property, string text) =>
        property == "kind" && text is "call-path" or "code" or "manifest" or "archive-entry" or "text" or "search" or "android-app" or "self-start" or "traffic" or "receives-persistent-identifier";
}
