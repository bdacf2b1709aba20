using Candor.Android.Consent;

namespace Candor.Android.Tests.Consent;

public class ConsentWordsTests
{
    private static readonly ConsentWords Words = new(Shipped.Knowledge.Android.Consent.Words);

    [Theory]
    [InlineData("agreed", nameof(FlagMeaning.Agreed))]
    [InlineData("isAgreePrivacy", nameof(FlagMeaning.Agreed))]
    [InlineData("privacy_accepted", nameof(FlagMeaning.Agreed))]
    [InlineData("用户同意", nameof(FlagMeaning.Agreed))]
    [InlineData("IABTCF_PurposeConsents", nameof(FlagMeaning.Agreed))]
    [InlineData("privacy", nameof(FlagMeaning.Agreed))]
    [InlineData("policy_version", nameof(FlagMeaning.Loose))]
    [InlineData("privacy_dialog_shown", nameof(FlagMeaning.Loose))]
    [InlineData("IABTCF_gdprApplies", nameof(FlagMeaning.Loose))]
    [InlineData("need_show_privacy", nameof(FlagMeaning.Pending))]
    [InlineData("first_run", nameof(FlagMeaning.Pending))]
    [InlineData("disagree", nameof(FlagMeaning.None))]
    [InlineData("privacy_refused", nameof(FlagMeaning.None))]
    [InlineData("volume", nameof(FlagMeaning.None))]
    public void A_key_says_what_its_words_say(string key, string meaning) => Assert.Equal(meaning, Words.OfKey(key).ToString());

    [Theory]
    [InlineData("同意并继续", null, nameof(ButtonMeaning.Agreed))]
    [InlineData("I agree", null, nameof(ButtonMeaning.Agreed))]
    [InlineData(null, "btn_agree", nameof(ButtonMeaning.Agreed))]
    [InlineData(null, "tvAgreement", nameof(ButtonMeaning.None))]
    [InlineData(null, "privacy_agreement_link", nameof(ButtonMeaning.None))]
    [InlineData("不同意", "btn_agree", nameof(ButtonMeaning.Refused))]
    [InlineData("Disagree", null, nameof(ButtonMeaning.Refused))]
    [InlineData("OK", null, nameof(ButtonMeaning.Maybe))]
    [InlineData("By going on you agree to the terms and the policy of this app.", null, nameof(ButtonMeaning.None))]
    [InlineData("Play", "btn_play", nameof(ButtonMeaning.None))]
    public void A_button_says_what_its_label_and_name_say(string? label, string? name, string meaning) =>
        Assert.Equal(meaning, Words.OfButton(label is null ? [] : [label], name is null ? [] : [name]).ToString());
}
