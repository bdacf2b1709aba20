using System.Text;

namespace Candor.Policies.Tests.Text;

public class HtmlTests
{
    private const string Rest = "<p>我们会收集您的位置信息，用于导航。我们不会收集您的短信。</p>";

    [Theory]
    [InlineData("<p style='display:none'>我们会收集您的通讯录。</p>")]
    [InlineData("<p hidden>我们会收集您的通讯录。</p>")]
    [InlineData("<style>.quiet { display: none; }</style><p class=quiet>我们会收集您的通讯录。</p>")]
    [InlineData("<style>.quiet{visibility:hidden}</style><div class='x quiet'><p>我们会收集您的通讯录。</p></div>")]
    [InlineData("<details><summary>更多</summary><p>我们会收集您的通讯录。</p></details>")]
    public void Hidden_text_is_kept_and_marked(string hidden)
    {
        var reading = Shipped.Read($"<html><body>{hidden}{Rest}</body></html>");
        Assert.Contains(reading.Disclosures, static d => d is { DataType: "contacts", Polarity: Polarity.Affirmed });
        Assert.Contains(reading.NotAnalysed, static n => n.What.En.Contains("hides at first", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_that_is_shown_is_not_called_hidden() =>
        Assert.DoesNotContain(Shipped.Read($"<html><body><p>我们会收集您的通讯录。</p>{Rest}</body></html>").NotAnalysed, static n => n.What.En.Contains("hides", StringComparison.Ordinal));

    [Fact]
    public void Direction_overrides_are_taken_out_and_told()
    {
        var reading = Shipped.Read($"<html><body><p>我们会收集您的\u202E通讯录\u202C。</p>{Rest}</body></html>");
        Assert.Contains(reading.Disclosures, static d => d.DataType == "contacts");
        Assert.Contains(reading.NotAnalysed, static n => n.What.En.Contains("direction-changing", StringComparison.Ordinal));
    }

    [Fact]
    public void Text_in_pictures_is_told_as_unread()
    {
        var reading = Shipped.Read("<html><body><img src=1.png><img src=2.png><img src=3.png><img src=4.png></body></html>");
        Assert.False(reading.Policy.IsPolicy);
        Assert.False(reading.Policy.IsComplete);
        Assert.Contains(reading.NotAnalysed, static n => n.What.En.Contains("pictures", StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_that_scripts_build_is_told_as_a_shell()
    {
        var script = new string('x', 400);
        var reading = Shipped.Read($"<html><head><script>var a='{script}';</script></head><body><div id=app></div></body></html>");
        Assert.Contains(reading.NotAnalysed, static n => n.Why.En.Contains("by script", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GB18030")]
    [InlineData("big5")]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    public void Encodings_are_told_by_what_is_in_them(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var words = encoding == "big5" ? "我們會收集您的通訊錄，並記錄您的位置資訊。" : "我们会收集您的通讯录，并记录您的位置信息。";
        var text = string.Concat(Enumerable.Repeat($"<p>{words}</p>\n", 20));
        var bytes = Encoding.GetEncoding(encoding) is var e && encoding == "utf-16" ? [.. e.GetPreamble(), .. e.GetBytes(text)] : e.GetBytes(text);
        var reading = Shipped.Reader.Read(bytes, "policy.html");
        Assert.Contains(words, reading.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_that_span_rows_count_for_each_row()
    {
        var rows = Shipped.Read("""
            <html><body><h2>第三方 SDK 清单</h2><table>
            <tr><th>公司</th><th>SDK名称</th><th>收集信息类型</th><th>目的</th></tr>
            <tr><td rowspan=2>示例推送网络有限公司</td><td>示例推送 SDK</td><td>IMEI</td><td>推送</td></tr>
            <tr><td>示例消息 SDK</td><td>IP地址</td><td>推送</td></tr>
            </table></body></html>
            """).Policy.ThirdParties;
        Assert.Equal(["示例推送网络有限公司", "示例推送网络有限公司"], rows.Select(static r => r.Company));
        Assert.Equal(["imei"], rows[0].DataTypes);
        Assert.Equal(["ip-address"], rows[1].DataTypes);
    }
}
