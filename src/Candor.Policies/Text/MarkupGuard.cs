using System.Text;

namespace Candor.Policies.Text;

/// <summary>
/// One pass over HTML before it is parsed: scripts, styles and comments are left out, and elements are bounded in number and depth, so
/// that the parser's work stays linear in what is kept.
/// </summary>
internal sealed class MarkupGuard
{
    private const int MostStyle = 1 << 20;
    private static readonly string[] Dropped = ["script", "style", "template", "svg", "noembed", "iframe"];

    private static readonly HashSet<string> Uncounted = new(StringComparer.OrdinalIgnoreCase)
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr", "param",
        "p", "li", "td", "th", "tr", "option", "dt", "dd", "thead", "tbody", "tfoot", "colgroup", "html", "body", "head", "a",
    };

    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> UncountedSpan = Uncounted.GetAlternateLookup<ReadOnlySpan<char>>();

    private MarkupGuard(string markup) => Markup = markup;

    /// <summary>What is left to parse.</summary>
    public string Markup { get; private init; }

    /// <summary>How many characters of script were left out.</summary>
    public long Script { get; private set; }

    /// <summary>The style sheets that were left out, one after the other, at most a million characters.</summary>
    public string Style { get; private init; } = string.Empty;

    /// <summary>How many other pages are embedded.</summary>
    public int Frames { get; private set; }

    /// <summary>Whether elements stood deeper than the bound.</summary>
    public bool IsTooDeep { get; private set; }

    /// <summary>Whether the number of elements or characters reached its bound.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Passes over the markup.</summary>
    public static MarkupGuard Pass(string html, PolicyLimits limits)
    {
        var text = new StringBuilder(Math.Min(html.Length, limits.MaxMarkup));
        var style = new StringBuilder();
        var guard = new MarkupGuard(string.Empty);
        int at = 0, depth = 0, skipped = 0, elements = 0;
        while (at < html.Length)
        {
            if (text.Length >= limits.MaxMarkup || elements >= limits.MaxElements)
            {
                guard.IsCut = true;
                break;
            }

            var open = html.IndexOf('<', at);
            if (open < 0)
            {
                open = html.Length;
            }

            var room = limits.MaxMarkup - text.Length;
            guard.IsCut |= open - at > room;
            text.Append(html, at, Math.Min(open - at, room));
            at = open;
            if (at >= html.Length)
            {
                break;
            }

            if (html.AsSpan(at).StartsWith("<!--", StringComparison.Ordinal))
            {
                at = After(html, "-->", at + 4);
                continue;
            }

            var closing = at + 1 < html.Length && html[at + 1] == '/';
            var nameStart = at + (closing ? 2 : 1);
            var nameEnd = nameStart;
            while (nameEnd < html.Length && char.IsAsciiLetterOrDigit(html[nameEnd]))
            {
                nameEnd++;
            }

            if (nameEnd == nameStart)
            {
                text.Append('<');
                at++;
                continue;
            }

            var name = html.AsSpan(nameStart, nameEnd - nameStart);
            if (!closing && DroppedName(name) is { } dropped)
            {
                var end = html.IndexOf("</" + dropped, nameEnd, StringComparison.OrdinalIgnoreCase);
                end = end < 0 ? html.Length : end;
                guard.Script += dropped == "script" ? end - at : 0;
                guard.Frames += dropped == "iframe" ? 1 : 0;
                if (dropped == "style" && style.Length < MostStyle)
                {
                    var body = TagEnd(html, nameEnd);
                    style.Append(html, body, Math.Min(Math.Max(0, end - body), MostStyle - style.Length));
                }

                at = end >= html.Length ? end : After(html, ">", end);
                text.Append(' ');
                continue;
            }

            var tagEnd = TagEnd(html, nameEnd);
            elements++;
            if (!UncountedSpan.Contains(name) && html[tagEnd - 2 < at ? at : tagEnd - 2] != '/')
            {
                if (!closing && depth >= limits.MaxDepth)
                {
                    skipped++;
                    guard.IsTooDeep = true;
                    text.Append(' ');
                    at = tagEnd;
                    continue;
                }

                if (closing && skipped > 0)
                {
                    skipped--;
                    text.Append(' ');
                    at = tagEnd;
                    continue;
                }

                depth = Math.Max(0, depth + (closing ? -1 : 1));
            }

            text.Append(html, at, Math.Min(tagEnd - at, 8192));
            if (tagEnd - at > 8192)
            {
                text.Append("\">");
            }

            at = tagEnd;
        }

        return new(text.ToString()) { Script = guard.Script, Style = style.ToString(), Frames = guard.Frames, IsTooDeep = guard.IsTooDeep, IsCut = guard.IsCut };
    }

    private static string? DroppedName(ReadOnlySpan<char> name)
    {
        foreach (var dropped in Dropped)
        {
            if (name.Equals(dropped, StringComparison.OrdinalIgnoreCase))
            {
                return dropped;
            }
        }

        return null;
    }

    private static int After(string html, string mark, int from)
    {
        var end = from > html.Length ? -1 : html.IndexOf(mark, from, StringComparison.Ordinal);
        return end < 0 ? html.Length : end + mark.Length;
    }

    private static int TagEnd(string html, int at)
    {
        var quote = '\0';
        for (; at < html.Length; at++)
        {
            var c = html[at];
            if (quote != '\0')
            {
                quote = c == quote ? '\0' : quote;
            }
            else if (c is '"' or '\'')
            {
                quote = c;
            }
            else if (c == '>')
            {
                return at + 1;
            }
        }

        return html.Length;
    }
}
