using Candor.Cases.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Candor.Cases.Tests.Queue;

/// <summary>A queue over an empty store, a clock that the test moves, and a view of the ledger.</summary>
internal sealed class QueueUnderTest(IAuditQueue queue, StoreAddress store, ManualClock clock) : IAsyncDisposable
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private int _number;

    public IAuditQueue Queue => queue;

    public ManualClock Clock => clock;

    public StoreAddress Store => store;

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task<string> SubmitAsync(string? key = null, int priority = 1, int size = 0, int attempts = 3, string title = "An app", string request = "{}") =>
        queue.SubmitAsync(new(key ?? $"key {Interlocked.Increment(ref _number)}", request, title, new(priority, size)) { MaxAttempts = attempts }, Cancellation);

    public Task<JobLease?> TryLeaseAsync(string worker = "worker", int largestSize = 1) => queue.LeaseAsync(worker, largestSize, Lease, Cancellation);

    public async Task<JobLease> LeaseAsync(string worker = "worker", int largestSize = 1)
    {
        var lease = await TryLeaseAsync(worker, largestSize);
        Assert.NotNull(lease);
        return lease;
    }

    public Task<bool> CompleteAsync(JobLease lease, string result = "result") =>
        queue.CompleteAsync(lease, new(result, "{}", [new("audit.json", result, 7)]), Cancellation);

    public Task<bool> FailAsync(JobLease lease, string error = "It broke.") => queue.FailAsync(lease, new(error), Cancellation);

    public Task<int> SweepAsync() => queue.SweepAsync(Cancellation);

    public async Task<AuditJobRow> JobAsync(string id)
    {
        await using var context = Context();
        return await context.AuditJobs.AsNoTracking().SingleAsync(j => j.Id == id, Cancellation);
    }

    public async Task<IReadOnlyList<AuditArtefactRow>> ArtefactsAsync(string id)
    {
        await using var context = Context();
        return await context.AuditArtefacts.AsNoTracking().Where(a => a.JobId == id).OrderBy(a => a.Name).ToListAsync(Cancellation);
    }

    public CandorDbContext Context()
    {
        var options = new DbContextOptionsBuilder<CandorDbContext>();
        store.Configure(options);
        return new(options.Options);
    }

    public ValueTask DisposeAsync() => queue.DisposeAsync();
}
