using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Candor.Reports.Tests.Samples;

/// <summary>The policy of the example browser: it names device information and history, and nothing of text messages, contacts or location.</summary>
internal static class BrowserPolicy
{
    public const string Text = """
        示例浏览器隐私政策
        更新日期：2025年3月1日

        一、我们如何收集和使用您的个人信息
        为保障服务正常运行，我们会收集您的设备信息（包括但不限于设备型号、操作系统版本等）以及浏览记录，用于改进服务。
        我们不会收集您的通话记录。

        二、我们如何共享您的个人信息
        我们可能与合作伙伴共享必要的信息。
        第三方名称：星图统计；公司：星图（示例）科技有限公司；用途：统计分析；信息：设备标识符；链接：https://stat.example.org/privacy
        第三方名称：某地图服务；公司：未注明；用途：地图；信息：无

        三、您的权利
        您可以在“设置—账号”中查询、更正您的信息。

        四、如何联系我们
        如有疑问，请发送邮件至 privacy@example.com。
        """;

    public static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public static readonly Evidence Device = Quote("我们会收集您的设备信息（包括但不限于设备型号、操作系统版本等）以及浏览记录，用于改进服务。", "一、我们如何收集和使用您的个人信息");
    public static readonly Evidence NoCallLog = Quote("我们不会收集您的通话记录。", "一、我们如何收集和使用您的个人信息");
    public static readonly Evidence Partners = Quote("我们可能与合作伙伴共享必要的信息。", "二、我们如何共享您的个人信息");
    public static readonly Evidence StarRow = Quote("第三方名称：星图统计；公司：星图（示例）科技有限公司；用途：统计分析；信息：设备标识符", "二、我们如何共享您的个人信息");
    public static readonly Evidence MapRow = Quote("第三方名称：某地图服务；公司：未注明；用途：地图；信息：无", "二、我们如何共享您的个人信息");
    public static readonly Evidence Rights = Quote("您可以在“设置—账号”中查询、更正您的信息。", "三、您的权利");
    public static readonly Evidence Contact = Quote("请发送邮件至 privacy@example.com。", "四、如何联系我们");
    public static readonly Evidence NoRetention = Search(new("个人信息的保存期限", "how long the data is kept"));
    public static readonly Evidence NoComplaint = Search(new("投诉、举报的途径", "how to complain"));
    public static readonly Evidence NoSms = Search(new("短信、短信记录、SMS", "text messages, SMS"));
    public static readonly Evidence NoContacts = Search(new("通讯录、联系人", "contacts, address book"));
    public static readonly Evidence NoLocation = Search(new("位置、定位、地理位置", "location, position, GPS"));
    public static readonly Evidence NoAdnet = Search(new("AdNet、io.example.adnet、明信广告", "AdNet, io.example.adnet"));

    public static readonly ImmutableArray<Evidence> AllEvidence =
        [Device, NoCallLog, Partners, StarRow, MapRow, Rights, Contact, NoRetention, NoComplaint, NoSms, NoContacts, NoLocation, NoAdnet];

    public static readonly Policy Policy = new(
        Hash,
        Convert.ToHexStringLower(SHA256.HashData("browser-policy.html"u8)),
        "browser-policy.zh.html",
        "text/html",
        Language.Zh,
        "示例浏览器隐私政策",
        Text.Length,
        true,
        true,
        [Section(1, "示例浏览器隐私政策", "示例浏览器隐私政策"), Section(2, "一、我们如何收集和使用您的个人信息", "一、"), Section(2, "二、我们如何共享您的个人信息", "二、"), Section(2, "三、您的权利", "三、"), Section(2, "四、如何联系我们", "四、")],
        [
            new(Hash, "星图统计", "星图（示例）科技有限公司", "star", "star-analytics", null, "统计分析", ["device-identifier"], "设备标识符", [], null, "https://stat.example.org/privacy", StarRow.Id),
            new(Hash, "某地图服务", null, null, null, "org.example.maps", "地图", [], null, ["ACCESS_FINE_LOCATION"], "SDK 直接收集", null, MapRow.Id),
        ],
        [
            new("contact", true, Contact.Id),
            new("purposes", true, Device.Id),
            new("retention", false, NoRetention.Id),
            new("rights", true, Rights.Id),
            new("complaint", false, NoComplaint.Id),
        ]);

    private static Evidence Quote(string quote, string heading)
    {
        var start = Text.IndexOf(quote, StringComparison.Ordinal);
        var from = Math.Max(0, start - 60);
        var end = start + quote.Length;
        var until = Math.Min(Text.Length, end + 60);
        return Evidence.Create(Hash, new TextLocator(start, quote.Length, quote, Text[from..start], Text[end..until], ["示例浏览器隐私政策", heading]));
    }

    private static Evidence Search(LocalizedText sought) => Evidence.Create(Hash, new SearchLocator(sought, Text.Length));

    private static PolicySection Section(int level, string heading, string start) =>
        new(level, heading, Text.IndexOf(start, StringComparison.Ordinal), level == 1 ? Text.Length : 160);
}
