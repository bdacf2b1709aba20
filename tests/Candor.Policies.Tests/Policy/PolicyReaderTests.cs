using System.Text;

namespace Candor.Policies.Tests.Policy;

public class PolicyReaderTests
{
    private const string SdkTable = """
        <html><body><h2>第三方 SDK 清单</h2><table>
        <tr><th>SDK名称</th><th>所属公司</th><th>使用目的</th><th>收集个人信息类型</th><th>隐私政策链接</th></tr>
        <tr><td>示例推送 SDK</td><td>示例推送网络有限公司</td><td>消息推送</td><td>Android ID、IP地址</td><td>https://push.example/p</td></tr>
        <tr><td>示例统计 SDK</td><td>示例统计数据有限公司</td><td>统计分析</td><td>IMEI</td><td>https://stats.example/p</td></tr>
        </table></body></html>
        """;

    [Fact]
    public void Every_quote_is_found_at_its_span()
    {
        foreach (var sample in (string[])["browser", "news", "honest", "mistold"])
        {
            foreach (var language in (string[])["zh", "en"])
            {
                var reading = Shipped.Reader.Read(File.ReadAllBytes(Path.Combine(Shipped.Root, "samples", sample, $"policy.{language}.html")), "policy.html");
                var quotes = reading.Evidence.Select(static e => e.Locator).OfType<TextLocator>().ToList();
                Assert.NotEmpty(quotes);
                Assert.All(quotes, q => Assert.Equal(q.Quote, reading.Text.Substring(q.Start, q.Length)));
                Assert.Equal(language == "zh" ? Language.Zh : Language.En, reading.Policy.Language);
                Assert.True(reading.Policy is { IsPolicy: true, IsComplete: true });
            }
        }
    }

    [Fact]
    public void A_table_of_SDKs_becomes_rows_of_known_parties()
    {
        var rows = Shipped.Read(SdkTable).Policy.ThirdParties;
        Assert.Equal(["示例推送 SDK", "示例统计 SDK"], rows.Select(static r => r.Name));
        Assert.Equal(["example-push", "example-stats"], rows.Select(static r => r.Party!));
        Assert.Equal(["android-id", "ip-address"], rows[0].DataTypes);
        Assert.Equal("示例推送网络有限公司", rows[0].Company);
        Assert.Equal("消息推送", rows[0].Purpose);
    }

    [Fact]
    public void Keys_and_values_become_rows_too()
    {
        const string Blocks = "隐私政策\n\nSDK名称：示例推送 SDK\n使用目的：消息推送\n收集信息类型：Android ID、IP地址\n\nSDK名称：示例统计 SDK\n使用目的：统计\n收集信息类型：IMEI\n";
        var rows = Shipped.Read(Blocks, "policy.txt").Policy.ThirdParties;
        Assert.Equal(["example-push", "example-stats"], rows.Select(static r => r.Party!));
        Assert.Equal(["imei"], rows[1].DataTypes);
    }

    [Fact]
    public void A_list_inherits_the_sentence_that_introduces_it()
    {
        var reading = Shipped.Read("<html><body><p>我们不会收集以下信息：</p><ul><li>通讯录</li><li>短信</li></ul><p>我们会收集：</p><ul><li>IMEI</li></ul></body></html>");
        Assert.Equal(Polarity.Denied, Assert.Single(reading.Disclosures, static d => d.DataType == "contacts").Polarity);
        Assert.Equal(Polarity.Affirmed, Assert.Single(reading.Disclosures, static d => d.DataType == "imei").Polarity);
    }

    [Fact]
    public void GB18030_is_read_as_it_is_meant()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding("GB18030").GetBytes("<html><head><meta charset=gb18030></head><body><p>我们会收集您的通讯录和短信。</p></body></html>");
        var types = Shipped.Reader.Read(bytes, "policy.html").Disclosures.Select(static d => d.DataType);
        Assert.Contains("contacts", types);
        Assert.Contains("sms", types);
    }

    [Fact]
    public void Zero_width_characters_do_not_hide_a_word_and_are_told()
    {
        var reading = Shipped.Read("<html><body><p>我们会收集您的通\u200B讯\u200B录和短信。</p></body></html>");
        Assert.Contains(reading.Disclosures, static d => d.DataType == "contacts");
        Assert.Contains(reading.NotAnalysed, static n => n.What.En.Contains("zero-width", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body></body></html>")]
    [InlineData("<html><head><script>var app = 1;</script></head><body><div id=root></div></body></html>")]
    [InlineData("<html><body><h1>今日菜单</h1><p>红烧肉、清蒸鱼、米饭。</p></body></html>")]
    public void What_is_no_policy_is_told_so(string html)
    {
        var reading = Shipped.Read(html);
        Assert.False(reading.Policy.IsPolicy);
        Assert.NotEmpty(reading.NotAnalysed);
    }

    [Fact]
    public void A_missing_content_is_a_search_and_a_present_one_a_quote()
    {
        var reading = Shipped.Read("<html><body><p>我们会收集您的通讯录，用于添加好友。</p><p>我们将保存您的通讯录三个月，期限届满后删除。</p></body></html>");
        var evidence = reading.Evidence.ToDictionary(static e => e.Id, static e => e.Locator);
        var retention = reading.Policy.Contents.Single(static c => c.Id == "retention");
        Assert.True(retention.IsPresent);
        Assert.IsType<TextLocator>(evidence[retention.Evidence]);
        var complaint = reading.Policy.Contents.Single(static c => c.Id == "complaint");
        Assert.False(complaint.IsPresent);
        Assert.IsType<SearchLocator>(evidence[complaint.Evidence]);
    }

    [Fact]
    public void The_same_bytes_give_the_same_reading()
    {
        var first = Shipped.Read(SdkTable);
        var second = Shipped.Read(SdkTable);
        Assert.Equal(first.Disclosures.AsEnumerable(), second.Disclosures);
        Assert.Equal(first.Evidence.Select(static e => e.Id), second.Evidence.Select(static e => e.Id));
    }
}
