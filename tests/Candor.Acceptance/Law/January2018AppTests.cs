using Candor.Acceptance.Command;

namespace Candor.Acceptance.Law;

/// <summary>The app samples under the law of 5 January 2018, through the real command.</summary>
public class January2018AppTests
{
    /// <summary>The instruments in force that day that the ministry or the consumer council named: not GB/T 35273, not Order 20.</summary>
    private static readonly string[] Named = ["CSL", "D12", "O24", "CRL", "CRP"];

    /// <summary>A browser that reads calls, contacts and messages without a word, and a news app that is said to listen.</summary>
    [Theory]
    [InlineData("browser")]
    [InlineData("news")]
    public void Notice_and_need_are_judged_by_the_law_of_the_day_and_the_rumour_of_listening_is_not_borne_out(string sample)
    {
        var outcome = CandorProcess.Run(
            "audit", Repository.At("samples", sample, sample + ".apk"), "--policy", Repository.At("samples", sample, "policy.zh.html"), "--category", sample,
            "--knowledge", Repository.At("samples", "knowledge"), "--date", "2018-01-05", "--allege", "microphone", "--fail-on", "never", "--json");
        Assert.True(outcome.ExitCode == 0, outcome.Error);
        var audit = AuditJson.Read(System.Text.Encoding.UTF8.GetBytes(outcome.Output));
        Assert.Equal(["cn_2018_01"], audit.Options.Packs);
        var issues = audit.Findings.Where(static f => f.Verdict is Verdict.Violation or Verdict.Suspected).ToList();
        Assert.All(audit.Findings.SelectMany(static f => f.Citations), static c =>
        {
            Assert.Contains(c.Rule.Split('-')[1], Named);
            Assert.True(c.InForce && string.CompareOrdinal(c.From, "2018-01-05") <= 0, c.Rule);
        });
        foreach (var ground in new[] { "CN-CSL-41.1", "CN-D12-2", "CN-O24-9.2" })
        {
            Assert.Contains(issues.SelectMany(static f => f.Citations), c => c.Rule == ground);
        }

        // Code is not conduct: what was not told is a defect of notice and a suspicion, and says so.
        var untold = issues.Where(static f => f.Kind == "undisclosed-collection").ToList();
        Assert.NotEmpty(untold);
        Assert.All(untold, static f =>
        {
            Assert.Equal(Verdict.Suspected, f.Verdict);
            Assert.Contains("告知方面的问题", f.Explanation.Zh, StringComparison.Ordinal);
            Assert.Contains("defect of notice", f.Explanation.En, StringComparison.Ordinal);
        });
        Assert.Contains(issues, static f => f.Kind == "excess-permission" && f.Citations.Any(static c => c.Rule == "CN-CSL-41.2"));

        var rumour = Assert.Single(audit.Allegations);
        Assert.Equal(AllegationOutcome.NotSubstantiated, rumour.Outcome);
        Assert.NotEmpty(rumour.Tried);
    }
}
