using System.Text.RegularExpressions;
using Candor.Knowledge;
using Candor.Law;

namespace Candor.Tests.Law;

/// <summary>A remedy says what to change in the words of a product: which box, which permission, which SDK, which row.</summary>
public class RemedyTests
{
    private static readonly KnowledgeBase Knowledge = KnowledgeLoader.Load(RepositoryFolder.Knowledge);

    /// <summary>What a person changes: a thing that is on a screen, in the policy, in the manifest or in the code.</summary>
    private static readonly Regex Concrete = new(
        "按钮|选项|px|certificates|弹窗|开关|勾选|选框|链接|清单|政策|权限|SDK|设置|字号|代码|依赖|注销|表格?|布局|Cookie|提示|步骤|一节|一行|请求头|文字|条款|脚本|监听|SYSTEM_ALERT_WINDOW|debuggable|allowBackup",
        RegexOptions.NonBacktracking);

    private static readonly Regex ConcreteEnglish = new(
        "button|feature|activity|parameter|certificates|request|dialog|switch|tick|box|link|manifest|policy|permission|SDK|Settings|px|code|build|cancel|table|layout|cookie|prompt|section|row|header|text|term|script|listener|SYSTEM_ALERT_WINDOW|debuggable|allowBackup|sentence",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase);

    /// <summary>Words that tell nobody what to do.</summary>
    private static readonly string[] Empty = ["加强管理", "落实", "进一步完善", "切实", "ensure compliance", "comply with", "as appropriate", "take measures", "best practice"];

    public static TheoryData<string> Kinds => [.. Knowledge.Law.Kinds.Select(static k => k.Id)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_remedy_is_concrete_in_both_languages(string id)
    {
        var kind = Knowledge.Law.FindKind(id)!;
        Assert.Matches(Concrete, kind.Remedy.Zh);
        Assert.Matches(ConcreteEnglish, kind.Remedy.En);
        Assert.InRange(kind.Remedy.Zh.Length, 25, 300);
        Assert.InRange(kind.Remedy.En.Length, 60, 600);
        Assert.DoesNotContain(Empty, w => kind.Remedy.Zh.Contains(w, StringComparison.Ordinal) || kind.Remedy.En.Contains(w, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_remedy_names_what_its_finding_names(string id)
    {
        var kind = Knowledge.Law.FindKind(id)!;
        var titled = Placeholders(kind.Title);
        if (titled.Count > 0)
        {
            Assert.True(Placeholders(kind.Remedy).Overlaps(titled), $"the title names {string.Join(' ', titled)}");
        }

        // What the title and the explanation do not fill in, the detector does not give.
        Assert.Subset(Placeholders(kind.Title).Union(Placeholders(kind.Explanation)).Append("{party}").ToHashSet(), Placeholders(kind.Remedy));
        Assert.Equal(Placeholders(kind.Remedy.Zh), Placeholders(kind.Remedy.En));
    }

    [Fact]
    public void Every_kind_has_one_head_under_which_notices_tell_it()
    {
        Assert.All(Knowledge.Law.Kinds, k => Assert.True(Knowledge.Law.ProblemOf(k.Id) is not null, k.Id));
        Assert.Contains(Knowledge.Law.Problems, static p => p is { IsMinistrys: true, Name.Zh: "违规收集个人信息" });
    }

    private static HashSet<string> Placeholders(LocalizedText text) => Placeholders(text.Zh);

    private static HashSet<string> Placeholders(string text) => [.. Regex.Matches(text, @"\{\w+\}", RegexOptions.NonBacktracking).Select(static m => m.Value)];
}
