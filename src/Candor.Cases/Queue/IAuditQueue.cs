namespace Candor.Cases;

/// <summary>
/// The queue of audits. Delivery is at least once, the effect exactly once: whoever completes a job must hold its epoch. Three engines
/// stand behind it (SQLite, PostgreSQL, NATS with PostgreSQL as the ledger), and one class of tests. Every call may throw
/// <see cref="QueueUnavailableException"/> and may be made again.
/// </summary>
public interface IAuditQueue : IAsyncDisposable
{
    /// <summary>Hands a job in. A second submission with the same key gives the id of the first.</summary>
    /// <returns>The job's id.</returns>
    Task<string> SubmitAsync(NewJob job, CancellationToken cancellation);

    /// <summary>Takes a job that a worker can hold, the urgent before the others but for the turns that each lane has; null where none waits.</summary>
    /// <param name="worker">The worker's name.</param>
    /// <param name="largestSize">The largest size class that it can hold.</param>
    /// <param name="lease">For how long it is held without a heartbeat.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    Task<JobLease?> LeaseAsync(string worker, int largestSize, TimeSpan lease, CancellationToken cancellation);

    /// <summary>Says that the worker lives, how far it is, and holds the job for longer.</summary>
    Task<LeaseStanding> HeartbeatAsync(JobLease lease, TimeSpan extension, int percent, string? stage, CancellationToken cancellation);

    /// <summary>Ends a job, with its result, in one transaction.</summary>
    /// <returns>False where the lease was lost: nothing was written.</returns>
    Task<bool> CompleteAsync(JobLease lease, JobResult result, CancellationToken cancellation);

    /// <summary>Gives a job back after a failure: it waits again, longer each time, or becomes a dead letter.</summary>
    /// <returns>False where the lease was lost: nothing was written.</returns>
    Task<bool> FailAsync(JobLease lease, JobFailure failure, CancellationToken cancellation);

    /// <summary>Gives a job back that is not at fault, such as when the worker is to stop: it waits again at once, and the attempt does not count.</summary>
    /// <returns>False where the lease was lost: nothing was written.</returns>
    Task<bool> ReleaseAsync(JobLease lease, CancellationToken cancellation);

    /// <summary>Ends a job that somebody asked to stop.</summary>
    /// <returns>False where the lease was lost: nothing was written.</returns>
    Task<bool> AbandonAsync(JobLease lease, CancellationToken cancellation);

    /// <summary>Asks to stop a job: one that waits is stopped at once, one that runs at its next heartbeat.</summary>
    /// <returns>False where it has ended or is not there.</returns>
    Task<bool> CancelAsync(string jobId, CancellationToken cancellation);

    /// <summary>Puts a dead letter or a cancelled job back, with its attempts counted anew.</summary>
    /// <returns>False where it is neither.</returns>
    Task<bool> RetryAsync(string jobId, CancellationToken cancellation);

    /// <summary>Gives back what dead workers hold, and offers again what a stream has lost. Any process may call it at any time.</summary>
    /// <returns>How many jobs it moved.</returns>
    Task<int> SweepAsync(CancellationToken cancellation);
}
