using Candor.Tests.Detection;

namespace Candor.Tests.Allegations;

/// <summary>An allegation has an outcome with reasons, whatever it is.</summary>
public class AllegationTests
{
    [Fact]
    public void What_only_a_callback_reaches_is_not_substantiated_and_says_what_was_tried()
    {
        var allegation = Examine(new() { Practices = [Read(Trigger.Callback)] });
        Assert.Equal(AllegationOutcome.NotSubstantiated, allegation.Outcome);
        Assert.Equal(5, allegation.Tried.Length);
        Assert.Contains("no proof that it does not happen", allegation.Reason.En, StringComparison.Ordinal);
        Assert.Contains(allegation.Tried, static s => s.Result.En.Contains("this was not tried", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Trigger.ApplicationStart)]
    [InlineData(Trigger.FirstScreen)]
    public void What_runs_before_the_person_does_anything_speaks_for_it(Trigger trigger)
    {
        var allegation = Examine(new() { Practices = [Read(trigger)] });
        Assert.Equal(AllegationOutcome.Supported, allegation.Outcome);
        Assert.Equal(["evidence-1"], Assert.Single(allegation.Tried, static s => s.Supports).Evidence);
    }

    [Fact]
    public void Reading_in_the_background_speaks_for_it()
    {
        var conduct = new Conduct(ConductKind.BackgroundCollection, Certainty.Reachable, PartyIds.First, Facts.Shipped.DataTypes.Find("microphone")!.Name, ["evidence-2"]);
        Assert.Equal(AllegationOutcome.Supported, Examine(new() { Practices = [Read(Trigger.Callback)], Conduct = [conduct] }).Outcome);
        Assert.Equal(AllegationOutcome.NotSubstantiated, Examine(new() { Practices = [Read(Trigger.Callback)], Conduct = [conduct with { Detail = Facts.Shipped.DataTypes.Find("contacts")!.Name }] }).Outcome);
    }

    [Fact]
    public void Sending_speaks_for_it() =>
        Assert.Equal(AllegationOutcome.Supported, Examine(new() { Practices = [Facts.Reads("microphone", action: PracticeAction.Sends, certainty: Certainty.Flows)] }).Outcome);

    [Fact]
    public void With_hidden_code_it_could_not_be_tried() =>
        Assert.Equal(
            AllegationOutcome.NotAnalysed,
            Examine(new() { Gaps = [NotAnalysed.Create(NotAnalysedArea.Packer, LocalizedText.Same("x"), LocalizedText.Same("x"))] }).Outcome);

    private static Practice Read(Trigger trigger) =>
        Practice.Create("microphone", PracticeAction.Accesses, PartyIds.First, Certainty.Reachable, ["evidence-1"], 1, [trigger]);

    private static Allegation Examine(Facts facts) => Assert.Single((facts with { Alleged = ["microphone"] }).Audit().Allegations);
}
