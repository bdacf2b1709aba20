using System.Reflection;

namespace Candor.Reports.Tests.Texts;

public sealed class BilingualTests
{
    /// <summary>Texts that are a sign or a term without Chinese characters in Chinese too.</summary>
    private static readonly string[] Signs = ["SdkHead", "BeforeArticle", "Separator", "Comma", "Colon", "OpenBracket", "CloseBracket"];

    [Fact]
    public void Every_sentence_is_there_in_both_languages()
    {
        var fields = typeof(ReportTexts).GetFields(BindingFlags.Public | BindingFlags.Static);
        Assert.True(fields.Length > 100);
        foreach (var field in fields)
        {
            var text = Assert.IsType<LocalizedText>(field.GetValue(null));
            Assert.False(HasChinese(text.En), field.Name);
            Assert.False(string.IsNullOrWhiteSpace(text.En.Trim()), field.Name);
            Assert.True(HasChinese(text.Zh) || Signs.Contains(field.Name), field.Name);
            Assert.Equal(Placeholders(text.Zh), Placeholders(text.En));
        }

        Assert.All(Signs, name => Assert.Contains(fields, f => f.Name == name));
    }

    [Fact]
    public void Every_member_of_every_enumeration_has_its_own_name_and_meaning_in_both_languages()
    {
        Check<Verdict>(Labels.Of, Meanings.Of);
        Check<Severity>(Labels.Of, Meanings.Of);
        Check<Certainty>(Labels.Of, Meanings.Of);
        Check<ConsistencyVerdict>(Labels.Of, Meanings.Of);
        Check<PracticeAction>(Labels.Of);
        Check<Trigger>(Labels.Of);
        Check<Stage>(Labels.Of);
        Check<NotAnalysedArea>(Labels.Of);
        Check<ConductKind>(Labels.Of);
        Check<RecipientRelation>(Labels.Of);
        Check<RecipientBehaviourKind>(Labels.Of);
        Check<SubjectKind>(Labels.Of);
        Check<Language>(Labels.Of);
    }

    [Theory]
    [InlineData("law draft guidance platform-policy transposed-directive judicial-interpretation case-law recital enforcement-decision community-standard department-rule administrative-regulation normative-document recommended-standard", 0)]
    [InlineData("ads analytics push maps payment social login crash performance attribution security identity-verification speech customer-service credit-scoring messaging media hybrid-framework update storage device-identifier game e-commerce network tooling operating-system", 1)]
    [InlineData("network sms file log preferences database ipc clipboard webview bluetooth", 2)]
    [InlineData("normal dangerous signature special unknown", 3)]
    [InlineData("verified partial memory", 4)]
    [InlineData("call virtual-call callback class-initialiser source", 5)]
    [InlineData("url header cookie body frame set-cookie", 6)]
    public void Every_word_of_a_closed_list_has_a_name(string words, int list)
    {
        Func<string, LocalizedText> name = list switch
        {
            0 => CodeWords.Force,
            1 => CodeWords.Role,
            2 => CodeWords.Channel,
            3 => CodeWords.Level,
            4 => CodeWords.Verification,
            6 => CodeWords.TrafficPart,
            _ => CodeWords.Edge,
        };
        foreach (var word in words.Split(' '))
        {
            Assert.True(HasChinese(name(word).Zh), word);
        }

        Assert.Equal(LocalizedText.Same("<x>"), name("<x>"));
    }

    private static void Check<T>(params Func<T, LocalizedText>[] families)
        where T : struct, Enum
    {
        foreach (var family in families)
        {
            var texts = Enum.GetValues<T>().Select(family).ToList();
            Assert.All(texts, static t => Assert.True(HasChinese(t.Zh) && !HasChinese(t.En) && t.En.Length > 0));
            Assert.Equal(texts.Count, texts.Select(static t => t.Zh).Distinct(StringComparer.Ordinal).Count());
            Assert.Equal(texts.Count, texts.Select(static t => t.En).Distinct(StringComparer.Ordinal).Count());
        }
    }

    private static bool HasChinese(string text) => text.Any(static c => c is >= '\u4E00' and <= '\u9FFF');

    private static IEnumerable<string> Placeholders(string text) =>
        text.Split('{').Skip(1).Select(static p => p[..p.IndexOf('}', StringComparison.Ordinal)]).Order(StringComparer.Ordinal);
}
