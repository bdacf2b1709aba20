namespace Candor.Cases;

/// <summary>A queue that is its ledger: the database both keeps jobs and hands them out.</summary>
public abstract class LedgerAuditQueue : IAuditQueue
{
    private readonly JobLedger _ledger;

    private protected LedgerAuditQueue(JobLedger ledger) => _ledger = ledger;

    /// <inheritdoc/>
    public Task<string> SubmitAsync(NewJob job, CancellationToken cancellation) => _ledger.SubmitAsync(job, cancellation);

    /// <inheritdoc/>
    public Task<JobLease?> LeaseAsync(string worker, int largestSize, TimeSpan lease, CancellationToken cancellation) => _ledger.LeaseAsync(worker, largestSize, lease, cancellation);

    /// <inheritdoc/>
    public Task<LeaseStanding> HeartbeatAsync(JobLease lease, TimeSpan extension, int percent, string? stage, CancellationToken cancellation) =>
        _ledger.HeartbeatAsync(lease, extension, percent, stage, cancellation);

    /// <inheritdoc/>
    public Task<bool> CompleteAsync(JobLease lease, JobResult result, CancellationToken cancellation) => _ledger.CompleteAsync(lease, result, cancellation);

    /// <inheritdoc/>
    public Task<bool> FailAsync(JobLease lease, JobFailure failure, CancellationToken cancellation) => _ledger.FailAsync(lease, failure, cancellation);

    /// <inheritdoc/>
    public Task<bool> ReleaseAsync(JobLease lease, CancellationToken cancellation) => _ledger.ReleaseAsync(lease, cancellation);

    /// <inheritdoc/>
    public Task<bool> AbandonAsync(JobLease lease, CancellationToken cancellation) => _ledger.AbandonAsync(lease, cancellation);

    /// <inheritdoc/>
    public Task<bool> CancelAsync(string jobId, CancellationToken cancellation) => _ledger.CancelAsync(jobId, cancellation);

    /// <inheritdoc/>
    public Task<bool> RetryAsync(string jobId, CancellationToken cancellation) => _ledger.RetryAsync(jobId, cancellation);

    /// <inheritdoc/>
    public Task<int> SweepAsync(CancellationToken cancellation) => _ledger.GiveBackAsync(cancellation);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _ledger.DisposeAsync();
        GC.SuppressFinalize(this);
    }
}
