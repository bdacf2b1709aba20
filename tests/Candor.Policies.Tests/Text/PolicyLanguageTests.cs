namespace Candor.Policies.Tests.Text;

/// <summary>A policy in a language that is not read is told as such: nothing that is not found in it is an omission.</summary>
public class PolicyLanguageTests
{
    [Theory]
    [InlineData("Wir erheben Ihre Kontakte und Ihren genauen Standort, damit Sie Freunde finden können. Ihre Daten geben wir nicht an Dritte weiter, es sei denn, Sie haben eingewilligt. Sie können Ihre Einwilligung jederzeit widerrufen. ")]
    [InlineData("Nous recueillons vos contacts et votre position précise afin que vous puissiez retrouver vos amis. Nous ne communiquons pas vos données à des tiers, sauf si vous y consentez. Vous pouvez retirer votre accord à tout moment. ")]
    [InlineData("Recopilamos sus contactos y su ubicación exacta para que pueda encontrar a sus amigos. No cedemos sus datos a terceros, salvo que usted lo autorice. Puede retirar su consentimiento en cualquier momento. ")]
    [InlineData("We verzamelen uw contacten en uw precieze locatie, zodat u uw vrienden kunt vinden. We geven uw gegevens niet aan derden, tenzij u daarmee instemt. Het is mogelijk om uw toestemming op elk moment in te trekken of te wijzigen. ")]
    [InlineData("Vi samler inn kontaktene dine og den nøyaktige posisjonen din for at du skal kunne finne vennene dine. Vi deler ikke opplysningene dine med andre, med mindre du har samtykket til det. Du kan trekke samtykket tilbake når som helst. ")]
    [InlineData("Мы собираем ваши контакты и точное местоположение, чтобы вы могли находить друзей. Мы не передаём ваши данные третьим лицам без вашего согласия. ")]
    [InlineData("当社は、お友だちを見つけていただくために、連絡先と正確な位置情報を収集します。お客様の同意なく第三者に提供することはありません。")]
    [InlineData("회사는 친구를 찾을 수 있도록 연락처와 정확한 위치 정보를 수집합니다. 동의 없이 제삼자에게 제공하지 않습니다. ")]
    [InlineData("نجمع جهات الاتصال وموقعك الدقيق حتى تتمكن من العثور على أصدقائك. لا نشارك بياناتك مع أطراف أخرى دون موافقتك. ")]
    public void Another_language_is_told(string sentence)
    {
        var reading = Shipped.Read(string.Concat(Enumerable.Repeat(sentence, 8)), "policy.txt");
        Assert.False(reading.Policy.IsPolicy);
        Assert.False(reading.Policy.IsComplete);
        Assert.Contains(reading.NotAnalysed, static n => n.Why.En.StartsWith("The file is neither in Chinese nor in English", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("We collect your contacts and your location. ")]
    [InlineData("Contacts: to find friends. Location, device model, Android ID, IMEI: we collect them for analytics by Example Inc. ")]
    [InlineData("我们会收集您的通讯录和位置信息，SDK 名称：Example Analytics Software Development Kit Version Two。")]
    [InlineData("我们向日本公司「サンプル」提供您的手机号码和设备信息，并征得您的同意。")]
    public void Chinese_and_English_are_read(string sentence) =>
        Assert.DoesNotContain(
            Shipped.Read(string.Concat(Enumerable.Repeat(sentence, 20)), "policy.txt").NotAnalysed,
            static n => n.Why.En.StartsWith("The file is neither", StringComparison.Ordinal));

    [Fact]
    public void A_policy_in_two_languages_is_read() =>
        Assert.True(Shipped.Read(
            string.Concat(Enumerable.Repeat("We collect your contacts and your location, and we share them with our partners. ", 10))
            + string.Concat(Enumerable.Repeat("Wir erheben Ihre Kontakte und Ihren Standort und geben sie weiter. ", 10)),
            "policy.txt").Policy.IsPolicy);
}
