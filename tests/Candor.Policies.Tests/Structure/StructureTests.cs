namespace Candor.Policies.Tests.Structure;

public class StructureTests
{
    [Fact]
    public void Numbered_lines_with_text_below_are_headings_and_the_list_of_contents_is_not()
    {
        const string Policy = """
            示例隐私政策
            本政策将帮助您了解以下内容：
            一、我们如何收集信息
            二、我们如何共享信息
            三、联系我们
            一、我们如何收集信息
            我们会按照下列方式收集您的个人信息。
            （一）注册账号
            注册时我们会收集您的手机号码。
            （二）位置服务
            使用地图时我们会收集您的位置信息。
            二、我们如何共享信息
            我们不会向第三方提供您的手机号码。
            三、联系我们
            您可以通过 privacy@example.com 与我们联系。
            """;
        var reading = Shipped.Read(Policy, "policy.txt");
        Assert.Equal(["一、我们如何收集信息", "（一）注册账号", "（二）位置服务", "二、我们如何共享信息", "三、联系我们"], reading.Policy.Sections.Select(static s => s.Heading));
        var location = reading.Disclosures.First(static d => d.DataType == "location");
        var path = ((TextLocator)reading.Evidence.Single(e => e.Id == location.Quote).Locator).Heading;
        Assert.Equal(["一、我们如何收集信息", "（二）位置服务"], path);
    }

    [Fact]
    public void A_numbered_list_inherits_the_sentence_before_it()
    {
        var reading = Shipped.Read("我们不会收集以下信息：\n1、通讯录\n2、短信\n3、通话记录\n", "policy.txt");
        Assert.All((string[])["contacts", "sms", "call-log"], type => Assert.Equal(Polarity.Denied, Assert.Single(reading.Disclosures, d => d.DataType == type).Polarity));
    }

    [Fact]
    public void English_numbers_make_headings_too()
    {
        var reading = Shipped.Read("Privacy Policy\n1. Information we collect\nWe collect your email address and your location.\n1.1 Device data\nWe collect your IP address.\n2. Contact\nWrite to privacy@example.com.\n", "policy.txt");
        Assert.Equal(["1. Information we collect", "1.1 Device data", "2. Contact"], reading.Policy.Sections.Select(static s => s.Heading));
    }
}
