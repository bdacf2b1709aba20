using Candor.Policies.Text;

namespace Candor.Policies.Structure;

/// <summary>
/// Tells headings, list items and the table of contents from paragraphs where the markup does not. A short numbered line is a heading where text
/// follows it before the next number of its kind, and an item of a list where the next number follows at once.
/// </summary>
internal static class OutlineReader
{
    private const int LongestHeadingZh = 40;
    private const int LongestHeadingEn = 100;
    private const int BareHeadingZh = 16;
    private const int BareHeadingEn = 60;
    private const int Prose = 24;
    private static readonly System.Buffers.SearchValues<char> NotInTitles = System.Buffers.SearchValues.Create("。，；：:、,;@/");

    /// <summary>The blocks as the reader takes them, and which of them are lines of a table of contents.</summary>
    public static (List<Block> Blocks, bool[] IsContents) Read(PolicyText text)
    {
        var numbers = new Numbering?[text.Blocks.Length];
        var isTitle = new bool[text.Blocks.Length];
        var repeated = Repeated(text);
        for (var i = 0; i < text.Blocks.Length; i++)
        {
            if (text.Blocks[i].Kind == BlockKind.Paragraph)
            {
                var line = text.Text.AsSpan(text.Blocks[i].Span.Start, text.Blocks[i].Span.Length);
                numbers[i] = Numbering.Of(line);
                isTitle[i] = IsTitle(line, text.Blocks[i].IsBold, numbers[i] is not null);
            }
        }

        var blocks = new List<Block>(text.Blocks.Length);
        for (var i = 0; i < text.Blocks.Length; i++)
        {
            var block = text.Blocks[i];
            if (block.Kind == BlockKind.Paragraph)
            {
                if (numbers[i] is { } number)
                {
                    block = isTitle[i] && !IsItem(text, numbers, isTitle, i, repeated)
                        ? block with { Kind = BlockKind.Heading, Level = number.Style }
                        : block with { Kind = BlockKind.ListItem, Level = Math.Max(1, number.Style - 2) };
                    if (block.Kind == BlockKind.ListItem && !isTitle[i] && !Continues(text, numbers, i))
                    {
                        // A numbered paragraph on its own is a paragraph.
                        block = text.Blocks[i];
                    }
                }
                else if (isTitle[i] || IsBareTitle(text, i))
                {
                    block = block with { Kind = BlockKind.Heading, Level = isTitle[i] ? 5 : 6 };
                }
            }

            blocks.Add(block);
        }

        return (blocks, Contents(text.Text, blocks));
    }

    // The same style stands in the next block or the one before: what is between two headings of a kind is never nothing.
    private static bool IsItem(PolicyText text, Numbering?[] numbers, bool[] isTitle, int i, Dictionary<string, int> repeated)
    {
        var style = numbers[i]!.Value.Style;
        var own = Bare(text.Text, text.Blocks[i]);
        if (repeated.TryGetValue(own, out var last) && last == i)
        {
            return false;
        }

        var next = i + 1 < numbers.Length && isTitle[i + 1] && numbers[i + 1] is { } n && n.Style == style && n.Ordinal == numbers[i]!.Value.Ordinal + 1;
        var before = i > 0 && isTitle[i - 1] && numbers[i - 1] is { } b && b.Style == style && b.Ordinal + 1 == numbers[i]!.Value.Ordinal;
        var follows = i > 0 && numbers[i]!.Value.Ordinal == 1 && text.Text[text.Blocks[i - 1].Span.End - 1] is '：' or ':' && style > 3;
        return next || before || (follows && !HasText(text, numbers, i + 1));
    }

    private static bool HasText(PolicyText text, Numbering?[] numbers, int i) =>
        i < numbers.Length && numbers[i] is null && text.Blocks[i].Span.Length > Prose;

    private static bool Continues(PolicyText text, Numbering?[] numbers, int i)
    {
        var own = numbers[i]!.Value;
        if (own.Ordinal == 1 && i > 0 && text.Text[text.Blocks[i - 1].Span.End - 1] is '：' or ':')
        {
            return true;
        }

        for (var at = i - 1; at >= Math.Max(0, i - 4); at--)
        {
            if (numbers[at] is { } n && n.Style == own.Style && n.Ordinal + 1 == own.Ordinal)
            {
                return true;
            }
        }

        for (var at = i + 1; at < Math.Min(numbers.Length, i + 4); at++)
        {
            if (numbers[at] is { } n && n.Style == own.Style && n.Ordinal == own.Ordinal + 1)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsTitle(ReadOnlySpan<char> line, bool bold, bool numbered)
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

    // A short line with no mark at its end between finished text and prose: "联系我们", "Changes to this policy".
    private static bool IsBareTitle(PolicyText text, int i)
    {
        var line = text.Text.AsSpan(text.Blocks[i].Span.Start, text.Blocks[i].Span.Length);
        var wide = line.ContainsAnyInRange('\u4E00', '\u9FFF');
        if (line.Length > (wide ? BareHeadingZh : BareHeadingEn) || line.Length < 2 || line.IndexOfAny(NotInTitles) >= 0 || char.IsAsciiDigit(line[^1]) || (!wide && (line[^1] == '.' || !char.IsAsciiLetterUpper(line[0]))))
        {
            return false;
        }

        var next = i + 1 < text.Blocks.Length ? text.Blocks[i + 1] : null;
        if (next is null || next.Kind is not (BlockKind.Paragraph or BlockKind.ListItem) || next.Span.Length < Prose || text.Text[next.Span.End - 1] is not ('。' or '.' or '：' or ':' or '；'))
        {
            return false;
        }

        return i > 0 && text.Text[text.Blocks[i - 1].Span.End - 1] is '。' or '.' or '！' or '；';
    }

    // The lines that stand there more than once, and where each stands last.
    private static Dictionary<string, int> Repeated(PolicyText text)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var repeated = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < text.Blocks.Length; i++)
        {
            if (text.Blocks[i].Span.Length <= LongestHeadingEn + 20 && Bare(text.Text, text.Blocks[i]) is var bare && !seen.Add(bare))
            {
                repeated[bare] = i;
            }
        }

        return repeated;
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
                last.TryGetValue(Bare(text, blocks[i]), out var heading) && heading > i && IsAmongOthers(blocks, last, text, i);
        }

        return contents;
    }

    // A line of a table of contents has another beside it; a heading that is used twice stands between text.
    private static bool IsAmongOthers(List<Block> blocks, Dictionary<string, int> last, string text, int i) =>
        (i > 0 && last.TryGetValue(Bare(text, blocks[i - 1]), out var before) && before > i) ||
        (i + 1 < blocks.Count && last.TryGetValue(Bare(text, blocks[i + 1]), out var after) && after > i + 1);

    private static string Bare(string text, Block block)
    {
        var line = text.AsSpan(block.Span.Start, Math.Min(block.Span.Length, 200));
        var number = Numbering.Of(line);
        return line[(number?.Length ?? 0)..].Trim(" .…·：:").ToString();
    }
}
