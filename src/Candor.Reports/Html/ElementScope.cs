namespace Candor.Reports.Html;

/// <summary>An element that is open; disposing writes its end tag.</summary>
internal readonly ref struct ElementScope(HtmlWriter html, Tag tag)
{
    public void Dispose() => html.Close(tag);
}
