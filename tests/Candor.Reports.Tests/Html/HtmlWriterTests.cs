using Candor.Reports.Html;

namespace Candor.Reports.Tests.Html;

public sealed class HtmlWriterTests
{
    [Fact]
    public void Text_is_encoded_and_isolated()
    {
        Assert.Equal("<p><bdi>&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt; &amp;amp; &#96;</bdi></p>\n", Written(static html => html.Element(Tag.P, "<b a=\"1\" c='2'> &amp; `")));
    }

    [Fact]
    public void Both_languages_are_written_with_their_language()
    {
        Assert.Equal(
            "<p><span class=\"z\" lang=\"zh-CN\">甲</span><span class=\"e\" lang=\"en\">A</span></p>\n",
            Written(static html => html.Element(Tag.P, new LocalizedText("甲", "A"))));
    }

    [Fact]
    public void A_name_that_is_not_translated_is_written_once()
    {
        Assert.Equal("<td><bdi>SDK</bdi></td>\n", Written(static html => html.Element(Tag.Td, LocalizedText.Same("SDK"))));
    }

    [Fact]
    public void What_is_cut_is_said_so()
    {
        var written = Written(static html => html.Element(Tag.P, new string('x', 34)));
        Assert.StartsWith("<p><bdi>xxxxxxxxxxxxxxxxxxxxxxxx<small class=\"cut\">", written, StringComparison.Ordinal);
        Assert.Contains(" … (10 more characters", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_title_holds_no_elements_and_cannot_be_ended()
    {
        Assert.Equal("<title>&lt;/title&gt;&lt;script&gt;</title>\n", Written(static html => html.Title("</title><script>")));
    }

    [Fact]
    public void A_style_sheet_that_could_end_its_element_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Written(static html => html.StyleSheet("p{}</style>")));
    }

    [Fact]
    public void Elements_are_closed_in_order()
    {
        Assert.Throws<InvalidOperationException>(() => Written(static html =>
        {
            var outer = html.Open(Tag.Div);
            html.Open(Tag.P);
            outer.Dispose();
        }));
    }

    private static string Written(Action<HtmlWriter> write)
    {
        using var output = new StringWriter { NewLine = "\n" };
        write(new HtmlWriter(output, 24));
        return output.ToString();
    }
}
