using System.Globalization;
using System.Text;

namespace Candor.Android.Manifest;

/// <summary>Writes elements as XML text. Everything that comes from the file is escaped.</summary>
internal static class AxmlText
{
    private const int MostExcerptLength = 600;
    private const int MostCharacters = 64 << 20;

    /// <summary>The whole document, indented. Ends early, with a comment, beyond 64 Mi characters.</summary>
    public static string Write(AxmlDocument document)
    {
        var text = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        var pending = new Stack<(AxmlElement Element, int Depth, bool IsEnd)>();
        pending.Push((document.Root, 0, false));
        while (pending.TryPop(out var step) && text.Length < MostCharacters)
        {
            text.Append(' ', step.Depth * 2);
            if (step.IsEnd)
            {
                text.Append("</").Append(Name(step.Element.Name)).Append(">\n");
                continue;
            }
            AppendStart(text, step.Element, document, step.Depth == 0, MostCharacters);
            var isEmpty = step.Element.Children.IsEmpty;
            if (isEmpty && step.Element.Text.Length == 0)
            {
                text.Append("/>\n");
                continue;
            }
            text.Append('>');
            Escape(text, step.Element.Text);
            if (isEmpty)
            {
                text.Append("</").Append(Name(step.Element.Name)).Append(">\n");
                continue;
            }
            text.Append('\n');
            pending.Push((step.Element, step.Depth, true));
            for (var i = step.Element.Children.Length - 1; i >= 0; i--)
            {
                pending.Push((step.Element.Children[i], step.Depth + 1, false));
            }
        }
        return pending.Count == 0 ? text.ToString() : text.Append("<!-- cut off: too long -->\n").ToString();
    }

    /// <summary>The start tag of one element on one line, cut to a length that a report can show.</summary>
    public static string Excerpt(AxmlElement element)
    {
        var text = new StringBuilder();
        AppendStart(text, element, null, false, MostExcerptLength);
        text.Append(element.Children.IsEmpty ? "/>" : ">");
        return text.Length <= MostExcerptLength ? text.ToString() : text.ToString(0, MostExcerptLength) + "…";
    }

    private static void AppendStart(StringBuilder text, AxmlElement element, AxmlDocument? document, bool isRoot, int mostCharacters)
    {
        text.Append('<').Append(Name(element.Name));
        if (isRoot)
        {
            foreach (var (prefix, uri) in document!.Namespaces.DistinctBy(n => n.Prefix, StringComparer.Ordinal))
            {
                text.Append(" xmlns:").Append(Name(prefix)).Append("=\"");
                Escape(text, uri);
                text.Append('"');
            }
        }
        foreach (var attribute in element.Attributes)
        {
            if (text.Length > mostCharacters)
            {
                return;
            }
            text.Append(' ').Append(Prefix(attribute.Namespace, document)).Append(Name(attribute.Name)).Append("=\"");
            Escape(text, attribute.Text);
            text.Append('"');
        }
    }

    private static string Prefix(string? uri, AxmlDocument? document)
    {
        if (uri is null)
        {
            return "";
        }
        if (uri == AxmlAttribute.AndroidNamespace)
        {
            return "android:";
        }
        if (document is not null)
        {
            foreach (var (prefix, known) in document.Namespaces)
            {
                if (known == uri)
                {
                    return Name(prefix) + ":";
                }
            }
        }
        return uri.EndsWith("/tools", StringComparison.Ordinal) ? "tools:" : "app:";
    }

    /// <summary>A name with everything replaced that an XML name may not hold.</summary>
    private static string Name(string name)
    {
        if (name.Length == 0)
        {
            return "_";
        }
        var clean = string.Create(name.Length, name, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = char.IsLetterOrDigit(source[i]) || source[i] is '_' or '-' or '.' ? source[i] : '_';
            }
        });
        return char.IsLetter(clean[0]) || clean[0] == '_' ? clean : "_" + clean;
    }

    private static void Escape(StringBuilder text, string value)
    {
        foreach (var c in value)
        {
            _ = c switch
            {
                '&' => text.Append("&amp;"),
                '<' => text.Append("&lt;"),
                '>' => text.Append("&gt;"),
                '"' => text.Append("&quot;"),
                '\n' or '\r' or '\t' => text.Append(CultureInfo.InvariantCulture, $"&#{(int)c};"),
                < ' ' or '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF' => text.Append('\uFFFD'),
                _ => text.Append(c),
            };
        }
    }
}
