namespace Candor.Policies.Tests.Disclosures;

/// <summary>What a person would read from constructions of real policies; the sentences are no one's policy.</summary>
public class DisclosureReaderTests
{
    private static string[] Read(string text, string type) =>
        [.. Shipped.Read(text, "policy.txt").Disclosures.Where(d => d.DataType == type).Select(static d => $"{(d.Polarity == Polarity.Denied ? "not " : "")}{KebabEnum.Format(d.Action)} {d.Party}").Distinct(StringComparer.Ordinal)];

    [Theory]
    [InlineData("微博隐私政策\n欢迎使用微博。微博将读取您的通讯录。", "contacts", "collect first-party")]
    [InlineData("北京甲乙科技有限公司（以下简称“我们”）运营本应用。北京甲乙科技有限公司会收集您的通讯录。", "contacts", "collect first-party")]
    [InlineData("Spotify Privacy Policy\nSpotify collects your contacts.", "contacts", "collect first-party")]
    [InlineData("This policy describes how Acme Maps Inc. (\"Acme\", \"we\", \"us\") handles data.\nAcme collects your contacts.", "contacts", "collect first-party")]
    public void The_policys_own_names_are_the_first_party(string text, string type, string told) => Assert.Equal([told], Read(text, type));

    [Fact]
    public void Another_company_that_collects_is_a_third_party() =>
        Assert.Equal(["share unknown-party"], Read("甲乙出行隐私政策\n乙方支付有限公司将收集您的银行卡号。", "bank-card-number"));

    [Theory]
    [InlineData("Our partners share your email address with us.", "email", "collect first-party")]
    [InlineData("第三方会向我们提供您的手机号码。", "phone-number", "collect first-party")]
    public void What_others_give_to_us_is_collected(string text, string type, string told) => Assert.Equal([told], Read(text, type));

    [Theory]
    [InlineData("We may share the information that you provide, such as your email address, with advertisers.", "email", "share third-parties")]
    [InlineData("We do not share information with advertisers that can be used to contact you, such as your email address.", "email", "not share third-parties")]
    [InlineData("我们会将您提供的手机号码共享给第三方。", "phone-number", "share third-parties")]
    public void A_relative_clause_governs_nothing_where_there_is_a_main_verb(string text, string type, string told) => Assert.Contains(told, Read(text, type));

    [Fact]
    public void Joint_subjects_both_act() =>
        Assert.Equal(["collect first-party", "share third-parties"], Read("We and our advertising partners collect your IP address.", "ip-address"));

    [Theory]
    [InlineData("We use cookies to remember your language preference.", "language-preference")]
    [InlineData("我们收集您的位置信息，用于向您推荐附近的照片。", "photos")]
    [InlineData("We will notify you of changes by email.", "email")]
    [InlineData("我们会通过短信、邮件等方式向您发送通知，并使用您的昵称。", "sms")]
    [InlineData("撤回授权后，您可能无法使用依赖于通讯录的服务。", "contacts")]
    [InlineData("请不要将自己的密码告诉他人。", "password")]
    [InlineData("个人信息是指以电子或者其他方式记录的与自然人有关的信息，包括姓名、住址。", "name")]
    [InlineData("A cookie is a small text file that is stored on your device and holds your language preference.", "language-preference")]
    [InlineData("You may request that we transfer your photos to another provider of your choice.", "photos")]
    [InlineData("该等信息无法单独识别您的个人身份。", "personal-information")]
    [InlineData("Keep in mind that people who see your photos may copy them.", "photos")]
    public void Purposes_means_definitions_and_wishes_disclose_nothing(string text, string type) => Assert.Empty(Read(text, type));

    [Theory]
    [InlineData("We collect data about your device. This may include your IP address and your device model.", "ip-address")]
    [InlineData("我们会收集您的设备信息。包括您的IP地址、设备型号。", "ip-address")]
    public void A_sentence_that_goes_on_says_the_same(string text, string type) => Assert.Contains("collect first-party", Read(text, type));

    [Fact]
    public void A_table_under_a_heading_of_collecting_is_read()
    {
        var reading = Shipped.Read("<html><body><h2>Information we collect</h2><table><tr><td>Account data</td><td>Your name, email address and date of birth.</td></tr></table></body></html>");
        Assert.Equal(["birth-date", "email", "name"], reading.Disclosures.Where(static d => d.Action == DisclosureAction.Collect).Select(static d => d.DataType).Except(["account-information"]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_row_that_says_NO_is_a_denial()
    {
        var reading = Shipped.Read("<html><body><h2>Categories we collect</h2><table><tr><td>Biometric information</td><td>Fingerprints</td><td>NO</td></tr><tr><td>Identifiers</td><td>Email address</td><td>YES</td></tr></table></body></html>");
        Assert.All(reading.Disclosures.Where(static d => d.DataType == "fingerprint"), static d => Assert.Equal(Polarity.Denied, d.Polarity));
        Assert.Contains(reading.Disclosures, static d => d is { DataType: "fingerprint" });
        Assert.Contains(reading.Disclosures, static d => d is { DataType: "email", Polarity: Polarity.Affirmed });
    }

    [Fact]
    public void A_negation_reaches_over_a_clause_that_is_joined_on() =>
        Assert.Equal(["not transfer third-parties"], Read("我们不会将您的通讯录用于广告，或将您的通讯录转移至境外。", "contacts").Where(static t => t.Contains("transfer", StringComparison.Ordinal)));

    [Fact]
    public void What_is_denied_only_after_withdrawal_carries_that_condition()
    {
        var denied = Assert.Single(Shipped.Read("当您撤回同意后，我们无法继续提供服务，也不再收集您的通讯录。", "policy.txt").Disclosures, static d => d.DataType == "contacts");
        Assert.Equal(Polarity.Denied, denied.Polarity);
        Assert.NotNull(denied.Condition);
    }
}
