using Candor.Cases.Tests.Support;

namespace Candor.Cases.Tests.Queue;

public sealed class PostgresAuditQueueTests(TestServers servers) : AuditQueueContract
{
    [Fact]
    public async Task A_server_that_is_not_there_is_told_as_such()
    {
        await using var queue = new PostgresAuditQueue(StoreAddress.Parse("Host=127.0.0.1;Port=1;Timeout=2"), TimeProvider.System);

        await Assert.ThrowsAsync<QueueUnavailableException>(() => queue.LeaseAsync("worker", 1, QueueUnderTest.Lease, QueueUnderTest.Cancellation));
    }

    private protected override async Task<QueueUnderTest> OpenAsync()
    {
        Assert.SkipWhen(TestServers.PostgresMissing is not null, TestServers.PostgresMissing ?? "");
        var (store, clock) = (await servers.PostgresAsync(), new ManualClock());
        return new(new PostgresAuditQueue(store, clock), store, clock);
    }
}
