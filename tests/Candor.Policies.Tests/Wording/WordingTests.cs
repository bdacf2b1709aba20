namespace Candor.Policies.Tests.Wording;

public class WordingTests
{
    [Fact]
    public void A_definition_names_its_members_and_its_words()
    {
        var reading = Shipped.Read("我们会收集您的设备信息。\n设备信息包括IMEI、Android ID和设备型号，我们用于统计。\n", "policy.txt");
        var definition = Assert.Single(reading.Policy.Definitions);
        Assert.Equal("device-information", definition.Term);
        Assert.Equal(["imei", "android-id", "device-model"], definition.Members);
        Assert.Contains("设备信息包括", Quote(reading, definition.Quote), StringComparison.Ordinal);
    }

    [Fact]
    public void Members_in_brackets_end_with_them()
    {
        var reading = Shipped.Read("We collect device information (including IMEI and serial number) and your email address.", "policy.txt");
        Assert.Equal(["imei", "serial-number"], Assert.Single(reading.Policy.Definitions).Members);
    }

    [Theory]
    [InlineData("我们会收集您的IMEI。\n我们不会收集您的IMEI。", "conflict")]
    [InlineData("我们会收集您的IMEI。\n我们不会收集您的设备标识符。", "conflict")]
    [InlineData("我们会收集您的设备标识符。\n我们不会收集您的IMEI。", "narrowing")]
    [InlineData("如果您开启该功能，我们会收集您的IMEI。\n我们不会收集您的IMEI。", "narrowing")]
    [InlineData("我们会收集您的IMEI。\n我们不会收集未成年人的IMEI。", "narrowing")]
    [InlineData("We share your location with our partners.\nWe do not share your location with third parties.", "conflict")]
    [InlineData("We collect your location.\nWe do not sell your location.", "")]
    [InlineData("我们会收集您的IMEI。\n第三方不会收集您的IMEI。", "")]
    public void Conflict_is_told_from_narrowing(string policy, string expected)
    {
        var contradictions = Shipped.Read(policy, "policy.txt").Policy.Contradictions;
        Assert.Equal(expected, contradictions.IsEmpty ? "" : KebabEnum.Format(contradictions[0].Kind));
    }

    [Theory]
    [InlineData("我们会收集包括但不限于IMEI的信息。", VagueKind.OpenList)]
    [InlineData("我们会收集您的相关信息和IMEI。", VagueKind.Data)]
    [InlineData("我们会将您的IMEI提供给合作伙伴。", VagueKind.Recipient)]
    [InlineData("We may collect your IMEI.", VagueKind.Possibility)]
    [InlineData("We share your email address with our affiliates.", VagueKind.Recipient)]
    [InlineData("We collect data such as your IMEI.", VagueKind.OpenList)]
    public void Open_wording_is_told_with_its_words(string sentence, VagueKind kind)
    {
        var reading = Shipped.Read(sentence, "policy.txt");
        var passage = Assert.Single(reading.Policy.Vagueness, v => v.Kind == kind);
        Assert.Contains(passage.Words, Quote(reading, passage.Quote), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_plain_statement_is_not_vague() =>
        Assert.Empty(Shipped.Read("我们会收集您的IMEI，用于账号登录。", "policy.txt").Policy.Vagueness);

    [Fact]
    public void Length_and_reading_time_are_counted_in_the_unit_of_the_language()
    {
        var zh = Shipped.Read("我们会收集您的手机号码。我们不会出售您的手机号码。", "policy.txt").Policy.Readability!;
        Assert.Equal((23, 2, 12), (zh.Length, zh.Sentences, zh.MeanSentence));
        var en = Shipped.Read("We collect your phone number. We never sell your phone number.", "policy.txt").Policy.Readability!;
        Assert.Equal((11, 2, 2), (en.Length, en.Sentences, en.ReadingSeconds));
    }

    private static string Quote(PolicyReading reading, string id) => ((TextLocator)reading.Evidence.Single(e => e.Id == id).Locator).Quote;
}
