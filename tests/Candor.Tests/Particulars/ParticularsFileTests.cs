using System.Text;
using Candor.Particulars;
using Candor.Tests.Differences;

namespace Candor.Tests.Particulars;

public class ParticularsFileTests
{
    [Fact]
    public void What_no_audit_knows_is_read_for_the_paper_each_subject_and_each_finding()
    {
        var known = Read(
            """
            issuer: 示例管理局
            deadline: 2026-12-31
            subjects:
              - id: com.example.app
                developer: 示例科技有限公司
                source: 示例应用商店
            measures:
              - kind: k
                measure: 已移除
            """);
        var audit = SmallAudit.Of();
        Assert.Equal("示例管理局", known.Issuer);
        Assert.Equal("示例应用商店", known.Of(audit.Subject)!.Source);
        Assert.Equal("已移除", known.MeasureFor(SmallAudit.Open("k")));
        Assert.Null(known.MeasureFor(SmallAudit.Open("m")));
        Assert.Null(known.Of(audit.Subject with { Identifier = "com.example.other" }));
    }

    [Theory]
    [InlineData("isuer: x\n", "'isuer' is no key that is known here")]
    [InlineData("subjects:\n  - developer: x\n", "'id' is missing or empty")]
    [InlineData("measures:\n  - measure: x\n", "names either 'finding'")]
    public void A_mistake_is_told_with_its_line(string text, string said) =>
        Assert.Contains(said, Assert.Throws<BadParticularsException>(() => Read(text)).Message, StringComparison.Ordinal);

    private static PaperParticulars Read(string text) => ParticularsFile.Read(Encoding.UTF8.GetBytes(text), "batch.yaml");
}
