using System.Text;

namespace Candor.Policies.Text;

/// <summary>Marks inside a line of Markdown.</summary>
internal static class MarkdownInline
{
    /// <summary>The line without emphasis, links, code marks, escapes and tags.</summary>
    public static string Plain(string line)
    {
        var text = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            var c = line[i];
            switch (c)
            {
                case '\\' when i + 1 < line.Length && char.IsAsciiLetterOrDigit(line[i + 1]) == false:
                    text.Append(line[++i]);
                    break;
                case '*' or '`':
                    break;
                case '_' when i + 1 < line.Length && line[i + 1] == '_':
                    i++;
                    break;
                case '!' when i + 1 < line.Length && line[i + 1] == '[':
                    break;
                case '[' when Link(line, i) is { } link:
                    text.Append(Plain(link.Text));
                    i = link.End;
                    break;
                case '<' when line.IndexOf('>', i) is var end and > 0 && i + 1 < line.Length && (char.IsAsciiLetter(line[i + 1]) || line[i + 1] == '/'):
                    var inner = line[(i + 1)..end];
                    text.Append(inner.StartsWith("http", StringComparison.Ordinal) ? inner : " ");
                    i = end;
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }

        return text.Replace("&nbsp;", " ").Replace("&amp;", "&").Replace("&lt;", "<").Replace("&gt;", ">").ToString();
    }

    /// <summary>Whether the whole line is in bold.</summary>
    public static bool IsBold(string line) =>
        line.Length > 4 && line.StartsWith("**", StringComparison.Ordinal) && line.EndsWith("**", StringComparison.Ordinal);

    /// <summary>The address of the first link; null where there is none.</summary>
    public static string? Address(string line)
    {
        for (var i = line.IndexOf('['); i >= 0; i = line.IndexOf('[', i + 1))
        {
            if (Link(line, i) is { } link)
            {
                return link.Address;
            }
        }

        return null;
    }

    private static (string Text, string Address, int End)? Link(string line, int at)
    {
        // The text of a link is bounded, so that a line of brackets costs no more than its length.
        var middle = -1;
        for (var (i, depth) = (at, 0); i < Math.Min(line.Length, at + 1000); i++)
        {
            depth += line[i] == '[' ? 1 : line[i] == ']' ? -1 : 0;
            if (depth == 0)
            {
                middle = i + 1 < line.Length && line[i + 1] == '(' ? i : -1;
                break;
            }
        }

        if (middle < 0)
        {
            return null;
        }

        var end = line.IndexOf(')', middle);
        return end < 0 ? null : (line[(at + 1)..middle], line[(middle + 2)..end].Trim(), end);
    }
}
