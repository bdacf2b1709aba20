using System.Text;

namespace Candor.Policies.Text;

/// <summary>Markdown to blocks: headings, lists, pipe tables, and HTML that stands in it.</summary>
internal static class MarkdownReader
{
    /// <summary>Reads Markdown.</summary>
    public static PolicyText Read(string text, PolicyLimits limits, bool isCut)
    {
        var builder = new TextBuilder(limits);
        var lines = text.Split('\n');
        var title = string.Empty;
        var at = lines.Length > 0 && lines[0].Trim() == "---" ? AfterFrontMatter(lines) : 0;
        var paragraph = new StringBuilder();
        while (at < lines.Length && !builder.IsFull)
        {
            var line = lines[at].Trim();
            if (IsHtmlStart(line))
            {
                Flush(paragraph, builder);
                at = Html(lines, at, builder, limits);
                continue;
            }

            if (line.Contains('|', StringComparison.Ordinal) && at + 1 < lines.Length && MarkdownTables.IsRule(lines[at + 1]))
            {
                Flush(paragraph, builder);
                at = MarkdownTables.Write(lines, at, builder);
                continue;
            }

            var hashes = line.Length - line.TrimStart('#').Length;
            var indent = lines[at].Length - lines[at].TrimStart().Length;
            if (hashes is > 0 and <= 6 && (line.Length == hashes || line[hashes] == ' '))
            {
                Flush(paragraph, builder);
                var heading = MarkdownInline.Plain(line[hashes..].TrimEnd('#').Trim());
                title = title.Length == 0 ? heading : title;
                builder.Open(BlockKind.Heading, hashes);
                builder.Append(heading);
                builder.Close();
            }
            else if (line is ['-' or '*' or '+', ' ', ..])
            {
                Flush(paragraph, builder);
                builder.Open(BlockKind.ListItem, 1 + Math.Min(indent / 2, 8));
                builder.Append(MarkdownInline.Plain(line[2..]));
                builder.Close();
            }
            else if (line.Length == 0 || line.All(static c => c is '-' or '*' or '_' or '=' or '`' or ' '))
            {
                Flush(paragraph, builder);
            }
            else
            {
                if (NumberedLine(line) || MarkdownInline.IsBold(line) || line.StartsWith("!!!", StringComparison.Ordinal))
                {
                    Flush(paragraph, builder);
                }

                paragraph.Append(paragraph.Length > 0 ? " " : string.Empty).Append(line);
                if (MarkdownInline.IsBold(line) || lines[at].EndsWith("  ", StringComparison.Ordinal) || line.EndsWith('\\'))
                {
                    Flush(paragraph, builder);
                }
            }

            at++;
        }

        Flush(paragraph, builder);
        return builder.Build("text/markdown", title, isCut ? [Gaps.TooLong(limits.MaxBytes, "字节", "bytes")] : [], !isCut);
    }

    /// <summary>Whether a text is written in Markdown.</summary>
    public static bool Looks(string text)
    {
        var marks = 0;
        foreach (var range in text.AsSpan(0, Math.Min(text.Length, 1 << 18)).Split('\n'))
        {
            var line = text.AsSpan()[range].Trim();
            marks += line.StartsWith("# ", StringComparison.Ordinal) || line.StartsWith("## ", StringComparison.Ordinal) ||
                line.StartsWith("### ", StringComparison.Ordinal) || line.StartsWith("|-", StringComparison.Ordinal) ||
                line.StartsWith("| -", StringComparison.Ordinal) || line.StartsWith("|:", StringComparison.Ordinal) ? 1 : 0;
        }

        return marks > 0;
    }

    private static int AfterFrontMatter(string[] lines)
    {
        for (var i = 1; i < Math.Min(lines.Length, 60); i++)
        {
            if (lines[i].Trim() == "---")
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static bool NumberedLine(string line) =>
        line.Length > 2 && char.IsAsciiDigit(line[0]) && line.AsSpan(1, Math.Min(3, line.Length - 1)).IndexOfAny(". )、．") >= 0;

    private static bool IsHtmlStart(string line) => line.Length > 2 && line[0] == '<' && (char.IsAsciiLetter(line[1]) || line[1] == '/' || line[1] == '!');

    private static int Html(string[] lines, int at, TextBuilder builder, PolicyLimits limits)
    {
        var part = new StringBuilder();
        var tables = 0;
        while (at < lines.Length && (tables > 0 || lines[at].Trim().Length > 0))
        {
            tables += Count(lines[at], "<table") - Count(lines[at], "</table");
            part.Append(lines[at]).Append('\n');
            at++;
        }

        HtmlReader.ReadPart(part.ToString(), builder, limits);
        return at;
    }

    private static int Count(string line, string mark)
    {
        var count = 0;
        for (var i = line.IndexOf(mark, StringComparison.OrdinalIgnoreCase); i >= 0; i = line.IndexOf(mark, i + 1, StringComparison.OrdinalIgnoreCase))
        {
            count++;
        }

        return count;
    }

    private static void Flush(StringBuilder paragraph, TextBuilder builder)
    {
        if (paragraph.Length > 0)
        {
            var line = paragraph.ToString();
            builder.Open(BlockKind.Paragraph);
            builder.Append(MarkdownInline.Plain(line), MarkdownInline.IsBold(line));
            builder.Close();
            paragraph.Clear();
        }
    }
}
