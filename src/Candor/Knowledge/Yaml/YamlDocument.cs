using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Candor.Knowledge.Yaml;

/// <summary>
/// Reads the part of YAML that knowledge files use: one document of mappings, sequences and scalars. Anchors, aliases and tags are
/// refused, and nesting is bounded, since a pack may come from anybody.
/// </summary>
internal static class YamlDocument
{
    /// <summary>The deepest nesting that is read.</summary>
    public const int MaxDepth = 16;

    public static YamlValue? Read(string text, string file, List<KnowledgeProblem> problems)
    {
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (!parser.Accept<DocumentStart>(out _))
            {
                problems.Add(new(file, 0, "The file is empty."));
                return null;
            }

            parser.Consume<DocumentStart>();
            var root = ReadNode(parser, file, 0);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second))
            {
                throw new YamlException(second.Start, second.End, "a file holds one document; take out the second '---'");
            }

            return root;
        }
        catch (YamlException e)
        {
            problems.Add(new(file, (int)e.Start.Line, $"This is not readable YAML: {e.Message}"));
            return null;
        }
    }

    private static YamlValue ReadNode(Parser parser, string file, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new YamlException(parser.Current!.Start, parser.Current.End, $"more than {MaxDepth} levels of nesting");
        }

        var current = parser.Current!;
        var line = (int)current.Start.Line;
        if (current is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
        {
            throw new YamlException(current.Start, current.End, "anchors and aliases are not used here; write the value out");
        }

        if (parser.TryConsume<Scalar>(out var scalar))
        {
            return new(line, scalar.Value, default, default);
        }

        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = ImmutableArray.CreateBuilder<YamlValue>();
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                items.Add(ReadNode(parser, file, depth + 1));
            }

            return new(line, null, items.ToImmutable(), default);
        }

        parser.Consume<MappingStart>();
        var entries = ImmutableArray.CreateBuilder<KeyValuePair<string, YamlValue>>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = parser.Consume<Scalar>();
            if (!keys.Add(key.Value))
            {
                throw new YamlException(key.Start, key.End, $"the key '{key.Value}' stands twice");
            }

            entries.Add(new(key.Value, ReadNode(parser, file, depth + 1)));
        }

        return new(line, null, default, entries.ToImmutable());
    }
}
