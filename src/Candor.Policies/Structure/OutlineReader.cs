using Candor.Policies.Text;

namespace Candor.Policies.Structure;

/// <summary>Tells headings, list items and the table of contents from paragraphs where the markup does not.</summary>
internal static class OutlineReader
{
    private const int LongestHeadingZh = 40;
    private const int LongestHeadingEn = 100;

    /// <summary>The blocks as the reader takes them, and which of them are lines of a table of contents.</summary>
    public static (List<Block> Blocks, bool[] IsContents) Read(PolicyText text)
    {
        var blocks = new List<Block>(text.Blocks.Length);
        var (runStyle, runOrdinal) = (0, 0);
        foreach (var block in text.Blocks)
        {
            var line = text.Text.AsSpan(block.Span.Start, block.Span.Length);
            var number = Numbering.Of(line);
            var kind = block.Kind;
            var level = block.Level;
            if (kind == BlockKind.Paragraph)
            {
                var previous = blocks.Count == 0 ? default : text.Text[blocks[^1].Span.End - 1];
                var afterLeadIn = previous is '：' or ':';
                var follows = number is { } n && ((runStyle == n.Style && n.Ordinal == runOrdinal + 1) || (afterLeadIn && n.Ordinal == 1));
                if (follows)
                {
                    (kind, level) = (BlockKind.ListItem, 1);
                    (runStyle, runOrdinal) = (number!.Value.Style, number.Value.Ordinal);
                }
                else if (IsHeading(line, block.IsBold, number is not null))
                {
                    (kind, level) = (BlockKind.Heading, number?.Style ?? 5);
                    (runStyle, runOrdinal) = (0, 0);
                }
            }
            else if (kind == BlockKind.Heading)
            {
                (runStyle, runOrdinal) = (0, 0);
            }

            blocks.Add(block with { Kind = kind, Level = level });
        }

        return (blocks, Contents(text.Text, blocks));
    }

    private static bool IsHeading(ReadOnlySpan<char> line, bool bold, bool numbered)
    {
        var wide = line.ContainsAnyInRange('\u4E00', '\u9FFF');
        if ((!bold && !numbered) || line.Length > (wide ? LongestHeadingZh : LongestHeadingEn) || line.Length < 2)
        {
            return false;
        }

        if (line[^1] is '。' or '；' or ';' or '，' or ',' or '.' or '：' or ':')
        {
            return false;
        }

        return line.IndexOfAny("。；，") < 0 && (wide ? line.IndexOf(',') < 0 || bold : !bold || line.IndexOf(". ") < 0 || numbered);
    }

    private static bool[] Contents(string text, List<Block> blocks)
    {
        var last = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Kind == BlockKind.Heading)
            {
                last[Bare(text, blocks[i])] = i;
            }
        }

        var contents = new bool[blocks.Count];
        for (var i = 0; i < blocks.Count; i++)
        {
            contents[i] = blocks[i].Kind != BlockKind.TableRow && blocks[i].Span.Length <= LongestHeadingEn + 20 &&
                last.TryGetValue(Bare(text, blocks[i]), out var heading) && heading > i;
        }

        return contents;
    }

    private static string Bare(string text, Block block)
    {
        var line = text.AsSpan(block.Span.Start, Math.Min(block.Span.Length, 200));
        var number = Numbering.Of(line);
        return line[(number?.Length ?? 0)..].Trim(" .…·：:").ToString();
    }
}
