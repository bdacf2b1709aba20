using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Candor.Reports.Html;

namespace Candor.Reports.Tests;

/// <summary>A report as a browser reads it.</summary>
internal static class Report
{
    private static readonly HashSet<string> Tags = new(Enum.GetNames<Tag>().Select(static t => t.ToLowerInvariant()), StringComparer.Ordinal);

    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "class", "id", "lang", "href", "for", "scope", "colspan", "value", "type", "name", "checked", "aria-hidden", "aria-labelledby",
        "charset", "content", "http-equiv", "x", "y", "width", "height", "viewBox", "preserveAspectRatio",
    };

    public static string Text(Audit audit, Language language, HtmlReportLimits? limits = null) => Encoding.UTF8.GetString(HtmlReport.Write(audit, language, limits));

    public static IDocument Parse(string html) => new HtmlParser().ParseDocument(html);

    /// <summary>Only elements and attributes of the report's own closed lists; links within the page only.</summary>
    public static void AssertInert(IDocument document)
    {
        foreach (var element in document.All)
        {
            Assert.Contains(element.LocalName, Tags);
            foreach (var attribute in element.Attributes)
            {
                Assert.Contains(attribute.Name, Attributes);
                Assert.True(attribute.Name != "href" || attribute.Value.StartsWith('#'), attribute.Value);
                Assert.True(attribute.Name != "http-equiv" || attribute.Value == "Content-Security-Policy", attribute.Value);
            }
        }

        Assert.Single(document.QuerySelectorAll("style"));
        Assert.Equal(2, document.QuerySelectorAll("input").Length);
        Assert.Empty(document.Descendants<IComment>());
    }

    /// <summary>Every link, label and reference leads to an element, and no two elements share an id.</summary>
    public static void AssertLinks(IDocument document)
    {
        var ids = document.QuerySelectorAll("[id]").Select(static e => e.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        var places = ids.ToHashSet(StringComparer.Ordinal);
        Assert.All(document.QuerySelectorAll("a"), a => Assert.Contains(a.GetAttribute("href")![1..], places));
        Assert.All(document.QuerySelectorAll("[aria-labelledby]"), e => Assert.Contains(e.GetAttribute("aria-labelledby")!, places));
        Assert.All(document.QuerySelectorAll("label"), e => Assert.Contains(e.GetAttribute("for")!, places));
    }

    /// <summary>The elements in document order with the names of their attributes, without any text.</summary>
    public static IEnumerable<string> Structure(IDocument document) =>
        document.All.Select(static e => e.LocalName + " " + string.Join(' ', e.Attributes.Select(static a => a.Name)));
}
