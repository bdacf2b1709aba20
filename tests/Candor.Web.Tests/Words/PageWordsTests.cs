using System.Text.RegularExpressions;

namespace Candor.Web.Words;

/// <summary>The words of buttons, in the order in which the script in the page asks for them.</summary>
public class PageWordsTests
{
    private static readonly string[] Order = ["reject", "save", "settings", "accept", "acknowledge", "close"];

    [Theory]
    [InlineData("accept", "全部接受|同意|同意并继续|我同意|接受所有 Cookie|Accept all|I agree|Allow all|Allow cookies|That's ok|Yes, I agree|OK, accept all|Accept & continue|Enable all")]
    [InlineData("reject", "拒绝|不同意|全部拒绝|仅必要|仅使用必要 Cookie|暂不同意|撤回同意|Reject all|Decline|I decline|Deny all cookies|Only necessary cookies|Accept necessary|Essential only|Continue without accepting|Disable all|Only accept technically necessary cookies|Continue with technically required cookies only")]
    [InlineData("settings", "管理选项|自定义|Cookie 设置|Manage preferences|Cookie settings|Let me choose|Customise|Personalize")]
    [InlineData("save", "保存设置|确认选择|Save preferences|Accept selected|Save & close|Save")]
    [InlineData("acknowledge", "我知道了|Got it!|OK")]
    [InlineData(null, "Learn more|Privacy Policy|更多信息|Read the article|账单详情")]
    public void Buttons_are_told_apart(string? kind, string texts)
    {
        foreach (var text in texts.Split('|'))
        {
            var found = Order.FirstOrDefault(k => Regex.IsMatch(text, PageWords.Patterns[k], RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)));
            Assert.True(found == kind, $"{text}: {found}");
        }
    }

    [Theory]
    [InlineData("隐私政策", true)]
    [InlineData("隐私权保护声明", true)]
    [InlineData("个人信息保护政策", true)]
    [InlineData("Privacy Notice", true)]
    [InlineData("Data protection policy", true)]
    [InlineData("用户协议", false)]
    [InlineData("Private lessons", false)]
    public void Links_to_policies_are_known(string text, bool isPolicy) => Assert.Equal(isPolicy, PageWords.PolicyLink.IsMatch(text));
}
