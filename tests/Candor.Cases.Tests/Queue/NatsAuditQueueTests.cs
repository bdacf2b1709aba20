using Candor.Cases.Tests.Support;
using Candor.Servers;
using NATS.Client.JetStream;
using NATS.Net;

namespace Candor.Cases.Tests.Queue;

public sealed class NatsAuditQueueTests(TestServers servers) : AuditQueueContract
{
    [Fact]
    public async Task What_is_submitted_while_the_stream_is_away_is_offered_when_it_is_back()
    {
        Assert.SkipWhen(TestServers.NatsMissing is not null, TestServers.NatsMissing ?? "");
        await using var cluster = NatsCluster.Prepare(1);
        var (store, clock) = (await servers.PostgresAsync(), new ManualClock());
        await using var q = new QueueUnderTest(new NatsAuditQueue(store, cluster.Servers, clock, null, new() { Patience = TimeSpan.FromSeconds(1) }), store, clock);
        var ids = new[] { await q.SubmitAsync(), await q.SubmitAsync() };
        await Assert.ThrowsAsync<QueueUnavailableException>(() => q.TryLeaseAsync());
        await Assert.ThrowsAsync<QueueUnavailableException>(q.SweepAsync);

        await cluster.StartAsync();

        for (var i = 0; ; i++)
        {
            try
            {
                await q.SweepAsync();
                break;
            }
            catch (QueueUnavailableException) when (i < 30)
            {
                await Task.Delay(200, QueueUnderTest.Cancellation);
            }
        }

        Assert.Equal(ids.Order(), new[] { (await q.LeaseAsync()).JobId, (await q.LeaseAsync()).JobId }.Order());
    }

    [Fact]
    public async Task What_the_stream_has_lost_is_offered_anew()
    {
        var (q, address, options) = await OpenWithStreamAsync();
        await using var _ = q;
        await using var nats = new NatsClient(address);
        var context = nats.CreateJetStreamContext();
        var purged = await q.SubmitAsync();
        await context.PurgeStreamAsync(options.Stream, new(), QueueUnderTest.Cancellation);
        Assert.Null(await q.TryLeaseAsync());

        q.Clock.Advance(options.LostAfter);
        Assert.Equal(1, await q.SweepAsync());

        var lease = await q.LeaseAsync();
        Assert.Equal((purged, 2), (lease.JobId, lease.Epoch));
        Assert.Equal(0, await q.SweepAsync());
    }

    [Fact]
    public async Task A_backlog_that_waits_its_turn_is_not_offered_anew()
    {
        var (q, _, options) = await OpenWithStreamAsync();
        await using var _ = q;
        for (var i = 0; i < 5; i++)
        {
            await q.SubmitAsync();
        }

        await q.LeaseAsync();
        q.Clock.Advance(options.LostAfter * 3);

        // One whose worker is silent, and none of the four that wait.
        Assert.Equal(1, await q.SweepAsync());
        Assert.Equal(0, await q.SweepAsync());
    }

    [Fact]
    public async Task An_offer_that_comes_twice_and_one_that_is_none_change_nothing()
    {
        var (q, address, options) = await OpenWithStreamAsync();
        await using var _ = q;
        var id = await q.SubmitAsync();
        await using var nats = new NatsClient(address);
        var context = nats.CreateJetStreamContext();
        var lane = options.Stream.ToLowerInvariant() + ".p1.s0";
        foreach (var text in new[] { $"{id}:0", "no offer", "", ":", $"{id}:-1", "nobody:0", $"{id}:99999999999999999999" })
        {
            await context.PublishAsync(lane, text, cancellationToken: QueueUnderTest.Cancellation);
        }

        var lease = await q.LeaseAsync();

        Assert.Null(await q.TryLeaseAsync());
        Assert.True(await q.CompleteAsync(lease));
        Assert.Null(await q.TryLeaseAsync());
    }

    [Fact]
    public async Task What_waited_before_there_was_a_stream_is_offered_over_it()
    {
        var (q, _, _) = await OpenWithStreamAsync();
        await using var _ = q;
        await using var before = new PostgresAuditQueue(q.Store, q.Clock);
        var id = await before.SubmitAsync(new("old", "{}", "Old", new(2, 1)), QueueUnderTest.Cancellation);

        Assert.Equal(1, await q.SweepAsync());

        Assert.Equal(id, (await q.LeaseAsync()).JobId);
    }

    [Fact]
    public async Task An_ended_job_leaves_nothing_in_the_stream_and_nothing_in_the_outbox()
    {
        var (q, address, options) = await OpenWithStreamAsync();
        await using var _ = q;
        await q.SubmitAsync();
        await q.SubmitAsync();
        var cancelled = await q.SubmitAsync();
        await q.CompleteAsync(await q.LeaseAsync());
        await q.Queue.FailAsync(await q.LeaseAsync(), new("No.") { IsFinal = true }, QueueUnderTest.Cancellation);
        await q.Queue.CancelAsync(cancelled, QueueUnderTest.Cancellation);
        Assert.Null(await q.TryLeaseAsync());

        await using var context = q.Context();
        Assert.Empty(context.Outbox);
        await using var nats = new NatsClient(address);
        for (var i = 0; i < 50; i++)
        {
            var stream = await nats.CreateJetStreamContext().GetStreamAsync(options.Stream, cancellationToken: QueueUnderTest.Cancellation);
            if (stream.Info.State.Messages == 0)
            {
                return;
            }

            await Task.Delay(100, QueueUnderTest.Cancellation);
        }

        Assert.Fail("The stream still holds offers.");
    }

    private protected override async Task<QueueUnderTest> OpenAsync() => (await OpenWithStreamAsync()).Queue;

    private async Task<(QueueUnderTest Queue, string Servers, NatsQueueOptions Options)> OpenWithStreamAsync()
    {
        Assert.SkipWhen(TestServers.NatsMissing is not null, TestServers.NatsMissing ?? "");
        var (store, clock) = (await servers.PostgresAsync(), new ManualClock());
        var (address, options) = await servers.NatsAsync();
        return (new(new NatsAuditQueue(store, address, clock, null, options), store, clock), address, options);
    }
}
