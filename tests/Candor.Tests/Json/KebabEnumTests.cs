namespace Candor.Tests.Json;

public class KebabEnumTests
{
    [Theory]
    [InlineData(Stage.BeforeConsent, "before-consent")]
    [InlineData(Stage.Unknown, "unknown")]
    public void Formats_words_joined_by_hyphens(Stage stage, string written) => Assert.Equal(written, KebabEnum.Format(stage));

    [Fact]
    public void Reads_back_what_it_writes()
    {
        foreach (var verdict in Enum.GetValues<Verdict>())
        {
            Assert.True(KebabEnum.TryParse<Verdict>(KebabEnum.Format(verdict), out var read));
            Assert.Equal(verdict, read);
        }
    }

    [Theory]
    [InlineData("BeforeConsent")]
    [InlineData("before consent")]
    [InlineData("")]
    [InlineData("1")]
    public void Refuses_other_spellings(string text) => Assert.False(KebabEnum.TryParse<Stage>(text, out _));
}
