using Candor.Cases.Tests.Support;

namespace Candor.Cases.Tests.Queue;

public sealed class SqliteAuditQueueTests(TestServers servers) : AuditQueueContract
{
    [Fact]
    public async Task A_store_of_another_engine_is_refused()
    {
        Assert.Throws<ArgumentException>(static () => new SqliteAuditQueue(StoreAddress.Parse("Host=x"), TimeProvider.System));
        var store = await servers.SqliteAsync();
        Assert.Throws<ArgumentException>(() => new PostgresAuditQueue(store, TimeProvider.System));
    }

    [Fact]
    public async Task A_database_that_another_writes_for_long_is_waited_for()
    {
        await using var q = await OpenAsync();
        await using var other = new Microsoft.Data.Sqlite.SqliteConnection(q.Store.ConnectionString);
        await other.OpenAsync(QueueUnderTest.Cancellation);
        await using var writing = other.BeginTransaction(deferred: false);

        var submission = Task.Run(() => q.SubmitAsync());
        await Task.Delay(300, QueueUnderTest.Cancellation);
        Assert.False(submission.IsCompleted);
        await writing.CommitAsync(QueueUnderTest.Cancellation);

        Assert.Equal(await submission, (await q.LeaseAsync()).JobId);
    }

    private protected override async Task<QueueUnderTest> OpenAsync()
    {
        var (store, clock) = (await servers.SqliteAsync(), new ManualClock());
        return new(new SqliteAuditQueue(store, clock), store, clock);
    }
}
