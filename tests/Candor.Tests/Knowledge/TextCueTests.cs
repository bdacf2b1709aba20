using Candor.Knowledge;

namespace Candor.Tests.Knowledge;

public class TextCueTests
{
    [Theory]
    [InlineData("保存|存储 + 永久|长期", "我们会永久保存您的记录。", true)]
    [InlineData("保存|存储 + 永久|长期", "我们会保存您的记录。", false)]
    [InlineData("保存|存储 + 永久|长期 + !不会|!不再", "我们不会永久保存您的记录。", false)]
    [InlineData("保存|存储 + 永久|长期 + !不会|!不再", "我们会长期存储您的记录。", true)]
    [InlineData("keep + forever", "We keep it forever.", true)]
    [InlineData("age", "storage", false)]
    public void Parts_stand_together_and_excluded_forms_do_not(string cue, string sentence, bool stands) =>
        Assert.Equal(stands, new TextCue(cue).IsIn(sentence, ""));

    [Fact]
    public void A_heading_may_hold_a_part_and_not_the_whole()
    {
        Assert.True(new TextCue("保存 + 永久").IsIn("永久。", "信息的保存"));
        Assert.False(new TextCue("保存 + 永久").IsIn("另见下文。", "永久保存"));
    }
}
