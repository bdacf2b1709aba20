namespace Candor.Policies.Tests.Negation;

/// <summary>Sentences about the contacts, and what they state: + it is done, - it is not done, ? neither in general.</summary>
public class PolarityTests
{
    public static TheoryData<string, char> Chinese => new()
    {
        { "我们会收集您的通讯录。", '+' },
        { "我们不会收集您的通讯录。", '-' },
        { "我们绝不会读取您的通讯录。", '-' },
        { "我们不收集您的通讯录。", '-' },
        { "本应用从不收集您的通讯录。", '-' },
        { "经您同意后，我们会收集您的通讯录。", '+' },
        { "未经您同意，我们不会收集您的通讯录。", '+' },
        { "当您使用添加好友功能时，我们会收集您的通讯录。", '+' },
        { "我们可能会收集您的通讯录。", '+' },
        { "为了向您推荐好友，我们需要读取您的通讯录。", '+' },
        { "您可以随时删除您的通讯录。", '?' },
        { "如果我们不收集您的通讯录，您将无法使用添加好友功能。", '?' },
        { "我们不仅收集您的昵称，还会收集您的通讯录。", '+' },
        { "我们不会收集您的短信，但会收集您的通讯录。", '+' },
    };

    public static TheoryData<string, char> English => new()
    {
        { "We collect your contacts.", '+' },
        { "We do not collect your contacts.", '-' },
        { "We never read your contacts.", '-' },
        { "We don't collect your contacts.", '-' },
        { "We will not collect your contacts.", '-' },
        { "With your consent, we collect your contacts.", '+' },
        { "We do not collect your contacts without your consent.", '+' },
        { "When you add friends, we collect your contacts.", '+' },
        { "We may collect your contacts.", '+' },
        { "You may delete your contacts at any time.", '?' },
        { "We do not collect your messages, but we collect your contacts.", '+' },
        { "No third party in the app collects your contacts.", '-' },
        { "We do not knowingly collect contacts from children under 13.", '?' },
    };

    [Theory]
    [MemberData(nameof(Chinese))]
    [MemberData(nameof(English))]
    public void A_sentence_states_what_a_person_would_read(string sentence, char expected)
    {
        var about = Shipped.Read($"<html><body><p>{sentence}</p></body></html>").Disclosures.Where(static d => d.DataType == "contacts").ToList();
        var isAffirmed = about.Exists(static d => d.Polarity == Polarity.Affirmed);
        var isDenied = about.Exists(static d => d.Polarity == Polarity.Denied && d.Condition is null);
        Assert.Equal(expected, isAffirmed ? '+' : isDenied ? '-' : '?');
    }
}
