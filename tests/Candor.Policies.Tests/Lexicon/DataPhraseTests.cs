namespace Candor.Policies.Tests.Lexicon;

/// <summary>Phrases of data that stand in no list of forms, and words that only look like data.</summary>
public class DataPhraseTests
{
    [Theory]
    [InlineData("我们会收集您的保单金额。", "insurance")]
    [InlineData("我们会收集您的影片播放时长。", "usage-data")]
    [InlineData("我们会收集设备的关键参数。", "device-information")]
    [InlineData("我们会收集您的头像、地区、语言等信息。", "country-region")]
    [InlineData("我们会收集您的头像、地区、语言等信息。", "language-preference")]
    [InlineData("我们会收集您的昵称以及点击、收藏、搜索记录。", "favourites")]
    [InlineData("我们会收集您的IP,地址。", "ip-address")]
    public void A_phrase_that_is_made_like_data_is_data(string sentence, string type) =>
        Assert.Contains(Shipped.Read(sentence, "policy.txt").Disclosures, d => d.DataType == type);

    [Theory]
    [InlineData("我们会收集、使用和存储您的位置信息。", "usage-data")]
    [InlineData("我们会收集、分享您的位置信息。", "user-content")]
    [InlineData("您可以在本平台浏览、收藏商品，我们会收集您的昵称。", "favourites")]
    [InlineData("我们会使用您的语言文字作品。", "language-preference")]
    public void A_verb_is_none(string sentence, string type) =>
        Assert.DoesNotContain(Shipped.Read(sentence, "policy.txt").Disclosures, d => d.DataType == type);

    [Fact]
    public void Bare_information_that_is_denied_denies_nothing_in_general() =>
        Assert.DoesNotContain(Shipped.Read("We collect your email address. We do not share this information with advertisers.", "policy.txt").Disclosures, static d => d is { DataType: "personal-information", Polarity: Polarity.Denied });
}
