using System.Collections.Immutable;
using Candor.Android.Flows;
using Candor.Android.Tests.Packages;
using Candor.Knowledge;
using Candor.Knowledge.Android;

namespace Candor.Android.Tests.Flows;

/// <summary>Mistakes in models of data flow are named.</summary>
public class FlowModelLinterTests
{
    private static readonly KnowledgeBase Knowledge = KnowledgeLoader.Load(Path.Combine(Fixture.Folder(), "..", "..", "..", "knowledge"));

    [Fact]
    public void The_shipped_models_have_no_mistakes() => Assert.Empty(FlowModelLinter.Check(Knowledge));

    [Theory]
    [InlineData("Ljava/lang/String;->trim", "return = this", null)]
    [InlineData("Ljava/lang/String;->trim()Ljava/lang/String;", "$s = this; concat $s, arg1; return = $s", null)]
    [InlineData("java.lang.String.trim", "return = this", "is not a class and the name of a method")]
    [InlineData("Ljava/lang/String;->trim(Ljava/lang/String)V", "return = this", "no well-formed prototype")]
    [InlineData("Ljava/lang/String;->trim(IQ)V", "return = this", "no well-formed prototype")]
    [InlineData("Ljava/lang/String;->trim", "return <- this", "an operator")]
    [InlineData("Ljava/lang/String;->trim", "return = that", "this, argN")]
    [InlineData("Ljava/lang/String;->trim", "return = this.{arg1", "'}'")]
    [InlineData("Ljava/lang/String;->trim", "return = $s", "$s, which nothing set")]
    [InlineData("Ljava/lang/String;->trim", "globals.files.{!$p} ~ arg1", "$p, which nothing set")]
    [InlineData("Ljava/lang/Strings;->trim", "return = this", "no type Ljava/lang/Strings;")]
    [InlineData("Landroid/app/Activity;->go", "event start-activty this, arg1", "'start-activty', which nothing hears")]
    public void A_mistake_in_a_model_is_named(string method, string effects, string? said)
    {
        var problems = FlowModelLinter.Check(With(new MethodModel(method, effects, Knowledge.Android.Flows.Models[0].Provenance)));
        if (said is null)
        {
            Assert.Empty(problems);
        }
        else
        {
            Assert.Contains(said, Assert.Single(problems).ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Two_models_of_one_method_are_named()
    {
        var one = Knowledge.Android.Flows.Models[0];
        var problem = Assert.Single(FlowModelLinter.Check(With(one, one with { Effects = "none" })));
        Assert.Contains($"{one.Method} has two models", problem.Message, StringComparison.Ordinal);
    }

    private static KnowledgeBase With(params ImmutableArray<MethodModel> models) =>
        Knowledge with { Android = Knowledge.Android with { Flows = FlowKnowledge.Empty with { Models = models } } };
}
