using Candor.Server.Pages;
using Candor.Server.Work;

namespace Candor.Server.Tests.Pages;

public class RankedAuditTests
{
    [Fact]
    public void Fewest_violations_come_first_and_equals_share_a_rank()
    {
        var (ranked, _) = RankedAudit.Order([Job("c", 2, 0), Job("a", 0, 3), Job("b", 0, 3), Job("d", 0, 1)], Language.En);
        Assert.Equal(["d:1", "a:2", "b:2", "c:4"], ranked.Select(static r => $"{r.Digest.Name.En}:{r.Rank}"));
    }

    [Fact]
    public void Who_ran_under_other_conditions_or_did_not_end_takes_no_rank()
    {
        var (ranked, conditions) = RankedAudit.Order(
            [Job("a", 1, 0), Job("b", 2, 0), Job("c", 0, 0, knowledge: "another"), Job("d", 0, 0, state: JobState.Failed), Job("e", 0, 0, state: JobState.Running)], Language.En);
        Assert.Equal(["a", "b"], ranked.Select(static r => r.Digest.Name.En));
        Assert.Equal("k", conditions!.Knowledge);
    }

    [Fact]
    public void The_order_of_the_jobs_does_not_matter()
    {
        AuditJobRow[] jobs = [Job("c", 2, 0), Job("a", 0, 3), Job("b", 0, 3), Job("d", 0, 1), Job("e", 2, 0)];
        var expected = RankedAudit.Order(jobs, Language.Zh).Ranked.Select(static r => (r.Rank, r.Job.Id)).ToList();
        Array.Reverse(jobs);
        Assert.Equal(expected, RankedAudit.Order(jobs, Language.Zh).Ranked.Select(static r => (r.Rank, r.Job.Id)));
    }

    private static AuditJobRow Job(string name, int violations, int suspected, string knowledge = "k", string state = JobState.Succeeded) => new()
    {
        Id = name,
        Key = name,
        Request = "{}",
        Title = name,
        CreatedAt = 0,
        State = state,
        Summary = new AuditDigest(SubjectKind.AndroidApp, name, LocalizedText.Same(name), "1", name, violations, suspected, 0, 0, new("2026-01-01", ["cn"], null, "1", knowledge)).ToJson(),
    };
}
