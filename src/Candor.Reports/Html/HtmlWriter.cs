using System.Buffers;

namespace Candor.Reports.Html;

/// <summary>
/// Writes HTML. Every text goes through <see cref="VisibleText"/> and is encoded; tags and attributes come from closed lists. There is
/// no way to write markup from a string, but for the report's own style sheet.
/// </summary>
/// <param name="output">Where to.</param>
/// <param name="longest">How many UTF-16 code units of one text are shown, where the caller gives no other limit.</param>
internal sealed class HtmlWriter(TextWriter output, int longest)
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'`");
    private static readonly string[] Names = Array.ConvertAll(Enum.GetNames<Tag>(), static name => name.ToLowerInvariant());
    private readonly Stack<Tag> _open = new();

    /// <summary>Begins an element; the result ends it.</summary>
    public ElementScope Open(Tag tag, params ReadOnlySpan<Attr> attributes)
    {
        Begin(tag, attributes);
        _open.Push(tag);
        return new(this, tag);
    }

    /// <summary>An element that has no content.</summary>
    public void Empty(Tag tag, params ReadOnlySpan<Attr> attributes)
    {
        Begin(tag, attributes);
        if (tag == Tag.Rect)
        {
            output.Write("</rect>");
        }
    }

    /// <summary>An element that holds one text.</summary>
    public void Element(Tag tag, LocalizedText text, params ReadOnlySpan<Attr> attributes)
    {
        using (Open(tag, attributes))
        {
            Text(text);
        }
    }

    /// <summary>An element that holds one text of the subject or the policy, set apart from the text around it.</summary>
    public void Element(Tag tag, string text, params ReadOnlySpan<Attr> attributes)
    {
        using (Open(tag, attributes))
        {
            Text(text);
        }
    }

    /// <summary>A text in both languages, of which the style sheet shows the chosen one; once, where both are the same.</summary>
    public void Text(LocalizedText text)
    {
        if (text.Zh == text.En)
        {
            Text(text.En);
            return;
        }

        InBoth(text, longest);
    }

    /// <summary>A text that is not translated, such as one of the subject or the policy, isolated from the direction of the text around it.</summary>
    public void Text(string text) => Text(text, longest);

    /// <inheritdoc cref="Text(string)"/>
    public void Text(string text, int limit)
    {
        using (Open(Tag.Bdi))
        {
            Write(text, limit);
        }
    }

    /// <summary>A sign of the report's own: a separator, a number.</summary>
    public void Sign(string text) => Encode(text);

    /// <summary>The title of the document, which holds no elements.</summary>
    public void Title(string title)
    {
        Begin(Tag.Title, []);
        Encode(VisibleText.Of(title, longest, out var omitted));
        output.Write(omitted > 0 ? "…" : string.Empty);
        End(Tag.Title);
    }

    /// <summary>The report's own style sheet.</summary>
    /// <exception cref="ArgumentException">It could end its element.</exception>
    public void StyleSheet(string css)
    {
        if (css.Contains('<', StringComparison.Ordinal))
        {
            throw new ArgumentException("A style sheet holds no '<'.", nameof(css));
        }

        Begin(Tag.Style, []);
        output.Write(css);
        End(Tag.Style);
    }

    /// <summary>The document type, before anything else.</summary>
    public void DocumentType() => output.Write("<!DOCTYPE html>\n");

    internal void Close(Tag tag)
    {
        if (_open.Count == 0 || _open.Pop() != tag)
        {
            throw new InvalidOperationException($"<{Names[(int)tag]}> is closed out of order.");
        }

        End(tag);
    }

    private static bool IsBlock(Tag tag) => tag is not (Tag.A or Tag.Bdi or Tag.Code or Tag.Mark or Tag.Small or Tag.Span or Tag.Strong or Tag.Rect or Tag.Label or Tag.Image or Tag.Text);

    private void Begin(Tag tag, ReadOnlySpan<Attr> attributes)
    {
        output.Write('<');
        output.Write(Names[(int)tag]);
        foreach (var attribute in attributes)
        {
            output.Write(' ');
            output.Write(attribute.Name);
            if (attribute.Value is { } value)
            {
                output.Write("=\"");
                Encode(value);
                output.Write('"');
            }
        }

        output.Write('>');
    }

    private void End(Tag tag)
    {
        output.Write("</");
        output.Write(Names[(int)tag]);
        output.Write('>');
        if (IsBlock(tag))
        {
            output.Write('\n');
        }
    }

    private void InBoth(LocalizedText text, int limit)
    {
        foreach (var language in (ReadOnlySpan<Language>)[Language.Zh, Language.En])
        {
            using (Open(Tag.Span, Attr.Class(language == Language.Zh ? "z" : "e"), Attr.Lang(language)))
            {
                Write(text.In(language), limit);
            }
        }
    }

    private void Write(string text, int limit)
    {
        Encode(VisibleText.Of(text, limit, out var omitted));
        if (omitted > 0)
        {
            using (Open(Tag.Small, Attr.Class("cut")))
            {
                InBoth(ReportTexts.Cut.With("n", LocalizedText.Same(Figures.Of(omitted))), int.MaxValue);
            }
        }
    }

    private void Encode(ReadOnlySpan<char> text)
    {
        for (int special; (special = text.IndexOfAny(Special)) >= 0; text = text[(special + 1)..])
        {
            output.Write(text[..special]);
            output.Write(text[special] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => "&#96;",
            });
        }

        output.Write(text);
    }
}
