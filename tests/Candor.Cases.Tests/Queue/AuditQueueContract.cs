using Candor.Cases.Tests.Support;

namespace Candor.Cases.Tests.Queue;

/// <summary>What every engine of the queue does.</summary>
public abstract class AuditQueueContract
{
    private protected abstract Task<QueueUnderTest> OpenAsync();

    [Fact]
    public async Task A_submitted_job_is_leased_with_what_was_asked()
    {
        await using var q = await OpenAsync();
        var id = await q.SubmitAsync(title: "新闻 'quoted' \"app\"; drop table audit_jobs; --", request: """{"subject":"é☃\u0000"}""");

        var lease = await q.LeaseAsync("worker 'one'");

        Assert.Equal(new JobLease(id, 1, 1, """{"subject":"é☃\u0000"}""", "新闻 'quoted' \"app\"; drop table audit_jobs; --"), lease);
        var job = await q.JobAsync(id);
        Assert.Equal((JobState.Running, "worker 'one'", q.Clock.GetUtcNow().Add(QueueUnderTest.Lease).ToUnixTimeMilliseconds()), (job.State, job.Worker, job.LeaseUntil));
        Assert.Null(await q.TryLeaseAsync());
    }

    [Fact]
    public async Task A_text_that_no_database_keeps_is_kept_as_far_as_it_goes()
    {
        await using var q = await OpenAsync();
        // Halves of a character cannot stand in an attribute: they are made here.
        var (high, low) = ('\uD83D', '\uDE00');

        foreach (var (title, kept) in new[] { ("a\0b", "a\uFFFDb"), ($"cut {high}", "cut \uFFFD"), ($"{low} whole {high}{low}", $"\uFFFD whole {high}{low}") })
        {
            Assert.Equal(kept, (await q.JobAsync(await q.SubmitAsync(title: title))).Title);
        }
    }

    [Fact]
    public async Task The_same_key_is_one_job_however_often_and_however_many_submit_it()
    {
        await using var q = await OpenAsync();

        var ids = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => q.SubmitAsync("upload 7"))));

        Assert.Single(ids.Distinct());
        var lease = await q.LeaseAsync();
        Assert.Null(await q.TryLeaseAsync());
        Assert.True(await q.CompleteAsync(lease));
        Assert.Equal(ids[0], await q.SubmitAsync("upload 7"));
        Assert.Null(await q.TryLeaseAsync());
    }

    [Fact]
    public async Task What_is_urgent_comes_first_and_what_is_older_first_within_a_lane()
    {
        await using var q = await OpenAsync();
        var expected = new List<string>();
        foreach (var (priority, name) in new[] { (2, "campaign"), (1, "old"), (1, "young"), (0, "now") })
        {
            await q.SubmitAsync(priority: priority, title: name);
            q.Clock.Advance(TimeSpan.FromMilliseconds(5));
        }

        for (var i = 0; i < 4; i++)
        {
            expected.Add((await q.LeaseAsync()).Title);
        }

        Assert.Equal(["now", "old", "young", "campaign"], expected);
    }

    [Fact]
    public async Task A_small_worker_is_given_no_large_job_and_a_large_one_takes_the_large_first()
    {
        await using var q = await OpenAsync();
        var small = await q.SubmitAsync();
        var large = await q.SubmitAsync(size: 1);

        Assert.Equal(large, (await q.LeaseAsync(largestSize: 1)).JobId);
        Assert.Equal(small, (await q.LeaseAsync(largestSize: 1)).JobId);
        await q.SubmitAsync(size: 1);
        Assert.Null(await q.TryLeaseAsync(largestSize: 0));
    }

    [Fact]
    public async Task The_day_and_campaigns_have_their_turns_though_urgent_work_never_ends()
    {
        await using var q = await OpenAsync();
        foreach (var (priority, name) in new[] { (2, "campaign"), (2, "campaign"), (1, "day"), (1, "day"), (1, "day"), (1, "day"), (0, "now") })
        {
            await q.SubmitAsync(priority: priority, title: name);
        }

        var taken = new List<string>();
        for (var i = 0; i < 16; i++)
        {
            await q.SubmitAsync(priority: 0, title: "now");
            var lease = await q.LeaseAsync();
            Assert.True(await q.CompleteAsync(lease));
            taken.Add(lease.Title);
        }

        string[] round = ["now", "now", "day", "now", "now", "day", "now", "campaign"];
        Assert.Equal([.. round, .. round], taken);
    }

    [Fact]
    public async Task A_small_job_has_its_turn_though_large_ones_never_end()
    {
        await using var q = await OpenAsync();
        await q.SubmitAsync(title: "small");
        await q.SubmitAsync(title: "small");
        await q.SubmitAsync(size: 1, title: "large");
        var taken = new List<string>();
        for (var i = 0; i < 8; i++)
        {
            await q.SubmitAsync(size: 1, title: "large");
            taken.Add((await q.LeaseAsync(largestSize: 1)).Title);
        }

        Assert.Equal(["large", "large", "large", "small", "large", "large", "large", "small"], taken);
    }

    [Fact]
    public async Task Workers_side_by_side_take_each_job_once()
    {
        await using var q = await OpenAsync();
        var ids = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => q.SubmitAsync(priority: i % 3)));

        var taken = await Task.WhenAll(Enumerable.Range(0, 6).Select(w => Task.Run(async () =>
        {
            var mine = new List<string>();
            while (await q.TryLeaseAsync($"worker {w}") is { } lease)
            {
                Assert.True(await q.CompleteAsync(lease));
                mine.Add(lease.JobId);
            }

            return mine;
        })));

        Assert.Equal(ids.Order(), taken.SelectMany(static t => t).Order());
    }

    [Fact]
    public async Task A_heartbeat_tells_how_far_it_is_and_holds_the_lease_beyond_its_end()
    {
        await using var q = await OpenAsync();
        var id = await q.SubmitAsync();
        var lease = await q.LeaseAsync();

        for (var i = 1; i <= 4; i++)
        {
            q.Clock.Advance(QueueUnderTest.Lease * 0.7);
            Assert.Equal(LeaseStanding.Held, await q.Queue.HeartbeatAsync(lease, QueueUnderTest.Lease, i * 20, "Following data", QueueUnderTest.Cancellation));
            Assert.Equal(0, await q.SweepAsync());
        }

        var job = await q.JobAsync(id);
        Assert.Equal((80, "Following data"), (job.Percent, job.Stage));
        Assert.True(await q.CompleteAsync(lease));
        job = await q.JobAsync(id);
        Assert.Equal((JobState.Succeeded, 100, null, null), (job.State, job.Percent, job.Stage, job.Worker));
    }

    [Fact]
    public async Task A_worker_that_was_taken_for_dead_changes_nothing_when_it_wakes()
    {
        await using var q = await OpenAsync();
        var id = await q.SubmitAsync();
        var late = await q.LeaseAsync("late");
        q.Clock.Advance(QueueUnderTest.Lease + TimeSpan.FromSeconds(1));
        Assert.Equal(1, await q.SweepAsync());
        Assert.Equal(LeaseStanding.Lost, await q.Queue.HeartbeatAsync(late, QueueUnderTest.Lease, 1, null, QueueUnderTest.Cancellation));
        q.Clock.Advance(QueueOptions.Default.RetryDelays[0]);
        await q.SweepAsync();
        var second = await q.LeaseAsync("second");
        Assert.Equal((id, 2), (second.JobId, second.Attempt));

        Assert.False(await q.CompleteAsync(late, "of the late"));
        Assert.False(await q.FailAsync(late));
        Assert.False(await q.Queue.ReleaseAsync(late, QueueUnderTest.Cancellation));
        Assert.False(await q.Queue.AbandonAsync(late, QueueUnderTest.Cancellation));
        Assert.Equal(LeaseStanding.Lost, await q.Queue.HeartbeatAsync(late, QueueUnderTest.Lease, 99, null, QueueUnderTest.Cancellation));
        Assert.True(await q.CompleteAsync(second, "of the second"));
        Assert.False(await q.CompleteAsync(late, "of the late"));

        Assert.Equal("of the second", (await q.JobAsync(id)).ResultSha256);
        Assert.Equal("of the second", Assert.Single(await q.ArtefactsAsync(id)).Sha256);
    }

    [Fact]
    public async Task A_completion_whose_answer_was_not_heard_may_be_made_again()
    {
        await using var q = await OpenAsync();
        var id = await q.SubmitAsync();
        var lease = await q.LeaseAsync();
        var result = new JobResult("r", """{"violations":3}""", [new("report.html", "h", 2), new("audit.json", "r", 1)]) { Identifier = "org.example.app", VersionName = "2.1" };

        Assert.True(await q.Queue.CompleteAsync(lease, result, QueueUnderTest.Cancellation));
        Assert.True(await q.Queue.CompleteAsync(lease, result, QueueUnderTest.Cancellation));

        var job = await q.JobAsync(id);
        Assert.Equal((JobState.Succeeded, "r", """{"violations":3}""", q.Clock.GetUtcNow().ToUnixTimeMilliseconds()), (job.State, job.ResultSha256, job.Summary, job.EndedAt));
        Assert.Equal(("org.example.app", "2.1"), (job.Identifier, job.VersionName));
        Assert.Equal(["audit.json", "report.html"], (await q.ArtefactsAsync(id)).Select(static a => a.Name));
    }

    [Fact]
    public async Task A_failed_job_waits_longer_each_time_and_ends_as_a_dead_letter_that_a_person_may_retry()
    {
        await using var q = await OpenAsync();
        var id = await q.SubmitAsync();
        for (var attempt = 1; attempt <= 2; attempt++)
        {
            Assert.True(await q.FailAsync(await q.LeaseAsync(), $"Failure {attempt}."));
            q.Clock.Advance(QueueOptions.Default.RetryDelays[attempt - 1] - TimeSpan.FromMilliseconds(1));
            await q.SweepAsync();
            Assert.Null(await q.TryLeaseAsync());
            q.Clock.Advance(TimeSpan.FromMilliseconds(1));
            await q.SweepAsync();
        }

        Assert.True(await q.FailAsync(await q.LeaseAsync(), "Failure 3."));

        var job = await q.JobAsync(id);
        Assert.Equal((JobState.Failed, "Failure 3.", 3), (job.State, job.Error, job.Attempts));
        Assert.NotNull(job.EndedAt);
        q.Clock.Advance(TimeSpan.FromDays(1));
        await q.SweepAsync();
        Assert.Null(await q.TryLeaseAsync());

        Assert.True(await q.Queue.RetryAsync(id, QueueUnderTest.Cancellation));
        Assert.False(await q.Queue.RetryAsync(id, QueueUnderTest.Cancellation));
        var again = await q.LeaseAsync();
        Assert.Equal((id, 1), (again.JobId, again.Attempt));
        Assert.True(await q.CompleteAsync(again));
        Assert.Null((await q.JobAsync(id)).Error);
        Assert.False(await q.Queue.RetryAsync(id, QueueUnderTest.Cancellation));
    }

    [Fact]
    public async Task A_failure_that_would_come_again_is_a_dead_letter_at_once()
    {
        await using var q = await OpenAsync();
        var id = await q.SubmitAsync();

        await q.Queue.FailAsync(await q.LeaseAsync(), new("No app. " + new string('x', 10_000)) { IsFinal = true }, QueueUnderTest.Cancellation);

        var job = await q.JobAsync(id);
        Assert.Equal(JobState.Failed, job.State);
        Assert.StartsWith("No app.", job.Error, StringComparison.Ordinal);
        Assert.InRange(job.Error!.Length, 1000, 5000);
    }

    [Fact]
    public async Task A_small_job_that_is_too_large_for_its_worker_goes_to_the_large_and_a_large_one_is_a_dead_letter()
    {
        await using var q = await OpenAsync();
        var id = await q.SubmitAsync();
        var tooLarge = new JobFailure("Over 512 MiB.") { NeedsLargerWorker = true };

        Assert.True(await q.Queue.FailAsync(await q.LeaseAsync(largestSize: 0), tooLarge, QueueUnderTest.Cancellation));
        q.Clock.Advance(TimeSpan.FromHours(1));
        await q.SweepAsync();
        Assert.Null(await q.TryLeaseAsync(largestSize: 0));
        Assert.True(await q.Queue.FailAsync(await q.LeaseAsync(largestSize: 1), tooLarge, QueueUnderTest.Cancellation));

        Assert.Equal(JobState.Failed, (await q.JobAsync(id)).State);
    }

    [Fact]
    public async Task A_job_that_is_given_back_waits_at_once_and_its_attempt_does_not_count()
    {
        await using var q = await OpenAsync();
        var id = await q.SubmitAsync(attempts: 1);

        for (var i = 0; i < 3; i++)
        {
            var lease = await q.LeaseAsync();
            Assert.Equal((id, 1, i + 1), (lease.JobId, lease.Attempt, lease.Epoch));
            Assert.True(await q.Queue.ReleaseAsync(lease, QueueUnderTest.Cancellation));
        }

        Assert.Equal(JobState.Queued, (await q.JobAsync(id)).State);
    }

    [Fact]
    public async Task A_waiting_job_that_is_cancelled_never_runs_until_a_person_has_it_run_again()
    {
        await using var q = await OpenAsync();
        var id = await q.SubmitAsync();

        Assert.True(await q.Queue.CancelAsync(id, QueueUnderTest.Cancellation));

        Assert.False(await q.Queue.CancelAsync(id, QueueUnderTest.Cancellation));
        Assert.Null(await q.TryLeaseAsync());
        Assert.Equal(JobState.Cancelled, (await q.JobAsync(id)).State);
        Assert.True(await q.Queue.RetryAsync(id, QueueUnderTest.Cancellation));
        Assert.Equal(id, (await q.LeaseAsync()).JobId);
    }

    [Fact]
    public async Task A_running_job_that_is_cancelled_hears_of_it_at_its_next_heartbeat()
    {
        await using var q = await OpenAsync();
        var id = await q.SubmitAsync();
        var lease = await q.LeaseAsync();

        Assert.True(await q.Queue.CancelAsync(id, QueueUnderTest.Cancellation));
        Assert.Equal(LeaseStanding.CancelRequested, await q.Queue.HeartbeatAsync(lease, QueueUnderTest.Lease, 5, null, QueueUnderTest.Cancellation));
        Assert.True(await q.Queue.AbandonAsync(lease, QueueUnderTest.Cancellation));

        Assert.Equal(JobState.Cancelled, (await q.JobAsync(id)).State);
        Assert.False(await q.CompleteAsync(lease));
    }

    [Theory]
    [InlineData("dead")]
    [InlineData("failing")]
    [InlineData("stopping")]
    public async Task A_cancelled_job_is_not_run_again_whatever_becomes_of_its_worker(string worker)
    {
        await using var q = await OpenAsync();
        var id = await q.SubmitAsync();
        var lease = await q.LeaseAsync();
        await q.Queue.CancelAsync(id, QueueUnderTest.Cancellation);

        switch (worker)
        {
            case "dead":
                q.Clock.Advance(QueueUnderTest.Lease * 2);
                Assert.Equal(1, await q.SweepAsync());
                break;
            case "failing":
                await q.FailAsync(lease);
                break;
            default:
                await q.Queue.ReleaseAsync(lease, QueueUnderTest.Cancellation);
                break;
        }

        Assert.Equal(JobState.Cancelled, (await q.JobAsync(id)).State);
        q.Clock.Advance(TimeSpan.FromDays(1));
        await q.SweepAsync();
        Assert.Null(await q.TryLeaseAsync());
    }

    [Fact]
    public async Task A_job_that_kills_every_worker_becomes_a_dead_letter()
    {
        await using var q = await OpenAsync();
        var id = await q.SubmitAsync();
        for (var i = 0; i < 3; i++)
        {
            await q.LeaseAsync($"victim {i}");
            q.Clock.Advance(QueueUnderTest.Lease * 2);
            Assert.Equal(1, await q.SweepAsync());
            q.Clock.Advance(TimeSpan.FromHours(1));
            await q.SweepAsync();
        }

        var job = await q.JobAsync(id);
        Assert.Equal(JobState.Failed, job.State);
        Assert.Contains("lost", job.Error, StringComparison.Ordinal);
        Assert.Null(await q.TryLeaseAsync());
    }

    [Fact]
    public async Task What_is_not_there_and_what_makes_no_sense_is_refused()
    {
        await using var q = await OpenAsync();

        Assert.False(await q.Queue.CancelAsync("nobody", QueueUnderTest.Cancellation));
        Assert.False(await q.Queue.RetryAsync("nobody", QueueUnderTest.Cancellation));
        Assert.False(await q.CompleteAsync(new("nobody", 1, 1, "{}", "")));
        await Assert.ThrowsAsync<ArgumentException>(() => q.SubmitAsync(priority: 3));
        await Assert.ThrowsAsync<ArgumentException>(() => q.SubmitAsync(size: -1));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => q.SubmitAsync(attempts: 0));
    }
}
