using YamlDotNet.RepresentationModel;

namespace Candor.Acceptance.Samples;

/// <summary>What an audit of a sample must say: its <c>expected.yaml</c>.</summary>
internal sealed record ExpectedAudit(
    string Package,
    LocalizedText Label,
    string? Category,
    IReadOnlyList<ExpectedPractice> Practices,
    IReadOnlyList<string> Sdks,
    IReadOnlyList<string> NotAnalysed,
    IReadOnlyDictionary<string, ExpectedPolicy> Policies)
{
    public static ExpectedAudit Read(string sample)
    {
        var yaml = new YamlStream();
        using (var reader = new StreamReader(Repository.At("samples", sample, "expected.yaml")))
        {
            yaml.Load(reader);
        }

        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        var subject = (YamlMappingNode)root["subject"];
        var label = (YamlMappingNode)subject["label"];
        return new(
            Text(subject, "package")!,
            new(Text(label, "zh")!, Text(label, "en")!),
            Text(root, "category"),
            [.. Maps(root, "practices").Select(static m => new ExpectedPractice(
                Text(m, "dataType")!, Text(m, "action")!, Text(m, "party")!, Text(m, "certainty")!, Text(m, "trigger"), Text(m, "permission"), Text(m, "stage"), Text(m, "host")))],
            Texts(root, "sdks"),
            Texts(root, "notAnalysed"),
            ((YamlMappingNode)root["policies"]).Children.ToDictionary(
                static p => ((YamlScalarNode)p.Key).Value!,
                static p => ReadPolicy((YamlMappingNode)p.Value),
                StringComparer.Ordinal));
    }

    private static ExpectedPolicy ReadPolicy(YamlMappingNode map) => new(
        Texts(map, "missing"),
        [.. Maps(map, "disclosures").Select(static m => new ExpectedDisclosure(Text(m, "dataType")!, Text(m, "polarity")!, Text(m, "party")!))],
        [.. Maps(map, "consistency").Select(static m => new ExpectedConsistency(Text(m, "dataType")!, Text(m, "party")!, Text(m, "verdict")!))],
        Texts(map, "findings"));

    private static string? Text(YamlMappingNode map, string key) => map.Children.TryGetValue(key, out var node) ? ((YamlScalarNode)node).Value : null;

    private static IEnumerable<YamlMappingNode> Maps(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(key, out var node) ? ((YamlSequenceNode)node).Cast<YamlMappingNode>() : [];

    private static List<string> Texts(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(key, out var node) ? [.. ((YamlSequenceNode)node).Select(static n => ((YamlScalarNode)n).Value!)] : [];
}
