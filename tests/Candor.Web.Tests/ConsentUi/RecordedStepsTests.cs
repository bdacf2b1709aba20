using System.Text;
using Candor.Web.Site;
using Candor.Web.Support;

namespace Candor.Web.ConsentUi;

/// <summary>Steps that a person wrote down, for a dialog that nobody but a person understands.</summary>
public class RecordedStepsTests
{
    // The dialog's buttons say nothing that is known, and it lies behind a splash screen.
    private const string Page = """
        <!doctype html><html lang="zh"><head><meta charset="utf-8"><title>船票</title></head><body>
        <div id="splash" style="position:fixed;inset:0;background:#eee">欢迎<button class="enter" onclick="splash.remove(); ask.hidden = !!localStorage.choice">起航</button></div>
        <h1>船票</h1><p>每日三班，往返于两岸之间；候船室在码头的东侧，设有座椅与饮水处。</p><p><a href="#" id="back" onclick="localStorage.removeItem('choice'); ask.hidden = false; return false">重新掌舵</a></p>
        <div id="ask" hidden><p>船长，往哪儿走？</p><input id="code"><button onclick="choose('yes')">左满舵</button><button id="starboard" onclick="choose('no')">右满舵</button></div>
        <script>
        function choose(c) { localStorage.choice = c; ask.hidden = true; fetch('https://track.hits.example/' + c + '?code=' + code.value, { mode: 'no-cors' }); }
        </script></body></html>
        """;

    private const string Steps = """
        {
          // A word to whoever reads it.
          "before": [{"press": ".enter"}],
          "refusal": [{"into": "#code", "type": "no-1"}, {"press": "#starboard"}, {"wait": 50}],
          "acceptance": [{"press": "左满舵"}],
          "withdrawal": [{"press": "#back"}, {"press": "右满舵"}],
        }
        """;

    [Fact]
    public async Task The_stages_are_driven_by_steps_where_no_dialog_is_understood()
    {
        await using var site = await TestSite.StartAsync();
        site.Page("ferry.example/", Page);
        var observed = await Audits.ObserveAsync(site, "https://ferry.example/", Audits.Options(site, steps: RecordedSteps.Parse(Encoding.UTF8.GetBytes(Steps))));
        var page = observed.Observation.Page!;
        PageVisit Of(VisitKind kind) => Assert.Single(page.Visits, v => v.Kind == kind);
        foreach (var kind in (VisitKind[])[VisitKind.Refusal, VisitKind.Acceptance, VisitKind.Withdrawal])
        {
            Assert.True(Of(kind).IsComplete, $"{kind}: {Of(kind).Steps[^1].En}");
        }

        Assert.Contains(Of(VisitKind.Refusal).Steps, static s => s.En == "Pressed \"#starboard\", as the steps say");
        Assert.Contains(site.Requests, static r => r is { Host: "track.hits.example", Path: "/no", Query: "?code=no-1" });
        Assert.Contains(site.Requests, static r => r is { Host: "track.hits.example", Path: "/yes" });
        Assert.Contains(Of(VisitKind.Acceptance).Recipients, static r => r.Host == "track.hits.example");
        Assert.DoesNotContain(Of(VisitKind.Untouched).Recipients, static r => r.Host == "track.hits.example");
    }

    [Fact]
    public async Task A_step_that_finds_nothing_to_press_is_told_and_the_choice_does_not_count()
    {
        await using var site = await TestSite.StartAsync();
        site.Page("ferry.example/", Page);
        var steps = new RecordedSteps(Refusal: [new(Press: "#nowhere")]);
        var observed = await Audits.ObserveAsync(site, "https://ferry.example/", Audits.Options(site, steps: steps));
        var refusal = Assert.Single(observed.Observation.Page!.Visits, static v => v.Kind == VisitKind.Refusal);
        Assert.False(refusal.IsComplete);
        Assert.Contains(refusal.Steps, static s => s.Zh.Contains("页面上没有“#nowhere”", StringComparison.Ordinal));
        Assert.Contains(observed.Observation.NotAnalysed, static n => n.What.En == "The visit 'refusal' was not completed");
    }

    [Theory]
    [InlineData("", "Line 1")]
    [InlineData("[]", "Line 1")]
    [InlineData("{\"refusal\": [{\"pres\": \"#a\"}]}", "pres")]
    [InlineData("{\"refusals\": []}", "refusals")]
    [InlineData("{\"refusal\": [{\"press\": 5}]}", "Line 1")]
    [InlineData("null", "no steps")]
    public void A_mistake_in_a_file_of_steps_is_named(string json, string word) =>
        Assert.Contains(word, Assert.Throws<FormatException>(() => RecordedSteps.Parse(Encoding.UTF8.GetBytes(json))).Message, StringComparison.Ordinal);
}
