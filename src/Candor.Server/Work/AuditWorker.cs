namespace Candor.Server.Work;

/// <summary>Takes jobs and makes audits, as many at once as it may, until it is told to stop; then it gives back what it holds.</summary>
internal sealed class AuditWorker(IAuditQueue queue, IEvidenceVault vault, WorkerOptions options, TimeProvider clock, ILogger<AuditWorker> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(Enumerable.Range(0, options.Parallel).Select(_ => WorkAsync(stoppingToken)).Append(SweepAsync(stoppingToken)));

    private async Task WorkAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                if (await queue.LeaseAsync(options.Name, options.LargestSize, options.Lease, stopping) is { } lease)
                {
                    await MakeAsync(lease, stopping);
                    continue;
                }
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is QueueUnavailableException or IOException)
            {
                log.LogWarning("The queue cannot be reached: {Message}", e.Message);
            }

            await PauseAsync(options.Pause, stopping);
        }
    }

    private async Task MakeAsync(JobLease lease, CancellationToken stopping)
    {
        using var unwanted = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        using var progress = new JobProgress();
        var beating = BeatAsync(lease, progress, unwanted);
        AuditOutcome outcome;
        try
        {
            outcome = await new AuditAttempt(vault, options, clock).RunAsync(lease, progress.Report, unwanted.Token);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            log.LogError(e, "Job {Job} failed on this worker", lease.JobId);
            outcome = new(null, new(e.Message));
        }
        catch (OperationCanceledException)
        {
            outcome = new(null, null);
        }

        // The last heartbeat is over before the end is written.
        await unwanted.CancelAsync();
        var standing = await beating;
        await EndAsync(lease, outcome, standing, stopping.IsCancellationRequested);
    }

    /// <summary>Writes the end, and goes on trying while the queue is away; another worker's epoch ends the trying.</summary>
    private async Task EndAsync(JobLease lease, AuditOutcome outcome, LeaseStanding standing, bool isStopping)
    {
        if (standing == LeaseStanding.Lost)
        {
            log.LogWarning("Job {Job} was lost to another worker; its result is thrown away", lease.JobId);
            return;
        }

        var last = isStopping ? 5 : 120;
        for (var attempt = 0; attempt < last; attempt++)
        {
            try
            {
                var isWritten = (outcome, standing) switch
                {
                    ({ Result: { } result }, _) => await queue.CompleteAsync(lease, result, CancellationToken.None),
                    (_, LeaseStanding.CancelRequested) => await queue.AbandonAsync(lease, CancellationToken.None),
                    ({ Failure: { } failure }, _) => await queue.FailAsync(lease, failure, CancellationToken.None),
                    _ => await queue.ReleaseAsync(lease, CancellationToken.None),
                };
                if (!isWritten)
                {
                    log.LogWarning("Job {Job} was lost to another worker; its result is thrown away", lease.JobId);
                }

                return;
            }
            catch (QueueUnavailableException e)
            {
                log.LogWarning("The end of job {Job} cannot be written yet: {Message}", lease.JobId, e.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), clock);
            }
        }
    }

    private async Task<LeaseStanding> BeatAsync(JobLease lease, JobProgress progress, CancellationTokenSource unwanted)
    {
        var standing = LeaseStanding.Held;
        while (!unwanted.IsCancellationRequested)
        {
            var isStageNew = await progress.WaitAsync(options.Lease / 3, clock, unwanted.Token);
            if (unwanted.IsCancellationRequested)
            {
                break;
            }

            try
            {
                var (percent, stage) = progress.Current;
                standing = await queue.HeartbeatAsync(lease, options.Lease, percent, stage, CancellationToken.None);
                if (standing != LeaseStanding.Held)
                {
                    await unwanted.CancelAsync();
                }
            }
            catch (QueueUnavailableException e)
            {
                log.LogWarning("No heartbeat for job {Job}: {Message}", lease.JobId, e.Message);
            }

            if (isStageNew)
            {
                // Stages that follow each other fast are told together.
                await PauseAsync(TimeSpan.FromMilliseconds(300), unwanted.Token);
            }
        }

        return standing;
    }

    private async Task SweepAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await queue.SweepAsync(stopping);
            }
            catch (OperationCanceledException) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (QueueUnavailableException e)
            {
                log.LogWarning("The queue cannot be reached: {Message}", e.Message);
            }

            await PauseAsync(options.Sweep, stopping);
        }
    }

    private async Task PauseAsync(TimeSpan time, CancellationToken cancellation)
    {
        try
        {
            await Task.Delay(time, clock, cancellation);
        }
        catch (OperationCanceledException)
        {
            // It is time to stop.
        }
    }
}
