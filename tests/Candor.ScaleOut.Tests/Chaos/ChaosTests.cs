using Candor.Cases;
using Candor.Servers;

namespace Candor.ScaleOut.Tests.Chaos;

/// <summary>Everything that can die dies while audits run: all of them end, each once, none is lost.</summary>
public sealed class ChaosTests
{
    private const int Kill = 9;
    private const int Stop = 19;

    [Fact]
    public async Task Two_hundred_audits_over_nats_and_postgres_survive_the_death_of_workers_the_server_the_stream_leader_and_the_database()
    {
        Assert.SkipWhen((PostgresServer.Missing ?? NatsCluster.Missing) is not null, PostgresServer.Missing ?? NatsCluster.Missing ?? "");
        await using var lab = await Laboratory.OpenAsync(natsNodes: 3);
        foreach (var worker in new[] { "a", "b", "c" })
        {
            lab.StartWorker(worker);
        }

        var submitting = lab.SubmitAsync(200);

        await lab.WaitForSubmittedAsync(40);
        await lab.RestartServerAsync();
        await lab.WaitForEndedAsync(15);
        await lab.SignalAsync("c", Stop);
        await lab.SignalAsync("a", Kill);
        var leader = await lab.Nats.KillLeaderAsync("AUDITS");
        lab.StartWorker("a");
        await lab.WaitForEndedAsync(45);
        lab.Nats.Revive(leader);
        await lab.RestartDatabaseAsync();
        await lab.WaitForTakeoverAsync("c");
        lab.Wake("c");
        await lab.WaitForEndedAsync(90);
        await lab.SignalAsync("b", Kill);
        lab.StartWorker("b");
        await submitting;
        await lab.WaitForEndedAsync(200);

        await AssertEachEndedOnceAsync(lab, 200);
        Assert.Contains("lost: another has it", await lab.StopAsync("c"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sixty_audits_over_postgres_alone_survive_the_death_of_workers_and_the_database()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        await using var lab = await Laboratory.OpenAsync(natsNodes: 0);
        lab.StartWorker("a");
        lab.StartWorker("b");
        var submitting = lab.SubmitAsync(60);

        await lab.WaitForEndedAsync(5);
        await lab.SignalAsync("b", Stop);
        await lab.SignalAsync("a", Kill);
        await lab.RestartDatabaseAsync();
        lab.StartWorker("a");
        await lab.WaitForTakeoverAsync("b");
        lab.Wake("b");
        await submitting;
        await lab.WaitForEndedAsync(60);

        await AssertEachEndedOnceAsync(lab, 60);
        // An operator's stop ends a worker in order: nothing of it is left.
        await lab.StopAsync("a");
        await lab.StopAsync("b");
        Assert.Empty(lab.AuditFolders());
    }

    private static async Task AssertEachEndedOnceAsync(Laboratory lab, int count)
    {
        var jobs = await lab.JobsAsync();
        Assert.Equal(count, lab.Submitted.Count);
        Assert.Equal(lab.Submitted.Keys.Order(), jobs.Select(static j => j.Id).Order());
        Assert.All(jobs, static j => Assert.True(j.State == JobState.Succeeded, $"{j.Id}: {j.State}, {j.Error}"));
        Assert.Equal(count, await lab.CountAsync("select count(*) from endings"));
        Assert.Equal(count, await lab.CountAsync("select count(distinct job_id) from endings"));
        // Each has its own result, and one set of files.
        var echoes = (await lab.ArtefactsAsync()).Where(static a => a.Name == "echo.txt").ToDictionary(static a => a.JobId, static a => a.Sha256, StringComparer.Ordinal);
        Assert.Equal(lab.Submitted.OrderBy(static p => p.Key), echoes.OrderBy(static p => p.Key));
        Assert.Equal(2 * count, (await lab.ArtefactsAsync()).Count);
        // The disturbances were real: some had to be made again.
        Assert.Contains(jobs, static j => j.Attempts > 1);
    }
}
