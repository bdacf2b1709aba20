using System.Collections.Immutable;
using Candor.Policies.Text;

namespace Candor.Policies.Structure;

/// <summary>Blocks to sections and sentences; a list item gets the sentence that introduces its list.</summary>
internal static class StructureReader
{
    private const int DeepestPath = 8;

    /// <summary>Reads the structure of a text.</summary>
    public static PolicyStructure Read(PolicyText text)
    {
        var (blocks, isContents) = OutlineReader.Read(text);
        var sections = new List<(Block Heading, ImmutableArray<string> Path, int End)>();
        var open = new Stack<int>();
        var sentences = new List<Sentence>();
        var leadIns = new List<(int Depth, int Sentence)>();
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (block.Kind == BlockKind.Heading && !isContents[i])
            {
                while (open.TryPeek(out var above) && sections[above].Heading.Level >= block.Level)
                {
                    sections[above] = sections[above] with { End = block.Span.Start };
                    open.Pop();
                }

                var path = open.Count == 0 ? [] : sections[open.Peek()].Path;
                path = path.Length >= DeepestPath ? path[..(DeepestPath - 1)] : path;
                open.Push(sections.Count);
                sections.Add((block, path.Add(block.Span.In(text.Text)), text.Text.Length));
                leadIns.Clear();
            }

            var depth = block.Kind switch { BlockKind.ListItem => block.Level, BlockKind.TableRow => 99, _ => 0 };
            leadIns.RemoveAll(l => l.Depth >= depth && depth < 99);
            var leadIn = leadIns.Count > 0 ? leadIns[^1].Sentence : -1;
            foreach (var span in SentenceSplitter.Split(text.Text, block.Span))
            {
                sentences.Add(new(span, i, block.Kind, open.TryPeek(out var section) ? section : -1, leadIn, isContents[i]));
            }

            if (sentences.Count > 0 && sentences[^1].Block == i && block.Kind != BlockKind.TableRow && Introduces(text.Text, block.Span))
            {
                leadIns.Add((depth, sentences.Count - 1));
            }
        }

        return new([.. sections.Select(s => new Section(
            new(s.Heading.Level, s.Heading.Span.In(text.Text), s.Heading.Span.Start, s.End - s.Heading.Span.Start), s.Path))], [.. sentences]);
    }

    private static bool Introduces(string text, TextSpan block)
    {
        var line = text.AsSpan(block.Start, block.Length).TrimEnd(" *");
        if (line.IsEmpty)
        {
            return false;
        }

        return line[^1] is '：' or ':' ||
            line.EndsWith("如下。", StringComparison.Ordinal) || line.EndsWith("如下", StringComparison.Ordinal) ||
            line.EndsWith("以下信息。", StringComparison.Ordinal) || line.EndsWith("following", StringComparison.OrdinalIgnoreCase) ||
            line.EndsWith("following.", StringComparison.OrdinalIgnoreCase);
    }
}
