using System.Collections.Frozen;
using AngleSharp.Dom;

namespace Candor.Policies.Text;

/// <summary>What the elements of HTML mean for a reader.</summary>
internal static class HtmlNames
{
    private static readonly FrozenSet<string> Blocks = FrozenSet.ToFrozenSet(
        [
            "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
            "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "legend", "li",
            "main", "menu", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
        ],
        StringComparer.Ordinal);

    private static readonly FrozenSet<string> Noise = FrozenSet.ToFrozenSet(
        ["script", "style", "template", "svg", "math", "iframe", "audio", "video", "select", "textarea", "input", "datalist", "noembed", "noframes", "link", "meta"],
        StringComparer.Ordinal);

    public static bool IsBlock(string name) => Blocks.Contains(name);

    public static bool IsNoise(string name) => Noise.Contains(name);

    /// <summary>Whether the markup hides an element at first.</summary>
    public static bool IsHidden(IElement element)
    {
        if (element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") == "true")
        {
            return true;
        }

        // What a closed accordion holds beside its own title.
        if (element.ParentElement is { LocalName: "details" } accordion && !accordion.HasAttribute("open") && element.LocalName != "summary")
        {
            return true;
        }

        return element.GetAttribute("style") is { Length: > 0 } style && HiddenStyle.Hides(style);
    }

    /// <summary>Whether a navigation is nothing but links.</summary>
    public static bool IsMenu(IElement nav)
    {
        var all = nav.TextContent.Count(static c => !char.IsWhiteSpace(c));
        var links = nav.QuerySelectorAll("a").Sum(static a => a.TextContent.Count(static c => !char.IsWhiteSpace(c)));
        return all < 4000 && links * 10 >= all * 7;
    }
}
