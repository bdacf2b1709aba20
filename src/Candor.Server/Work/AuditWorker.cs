namespace Candor.Server.Work;

/// <summary>Takes audits from the queue and makes them, as many at once as it was told, until it is asked to stop.</summary>
internal sealed partial class AuditWorker(
    IAuditQueue queue, IEvidenceVault vault, WorkerOptions options, WorkTelemetry telemetry, TimeProvider clock, ILogger<AuditWorker> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var launcher = new ProcessLauncher();
        using var folders = new WorkFolder(options.Folder);
        using var kill = new CancellationTokenSource();
        await using var grace = stoppingToken.Register(() => kill.CancelAfter(options.Grace));
        var isolation = options.Network == NetworkUse.WhereNeeded ? await NetworkIsolation.FindAsync() : NetworkIsolation.None;
        var runner = new JobRunner(queue, new(vault, options), new(launcher, options, isolation, clock), new(vault, options), folders, options, telemetry, clock, logger);
        Began(logger, options.Name, options.Parallel, options.Memory);
        if (options.Network == NetworkUse.WhereNeeded && !isolation.IsPossible)
        {
            Unisolated(logger);
        }

        await Task.WhenAll(Enumerable.Range(0, options.Parallel).Select(_ => Task.Run(() => WorkAsync(runner, stoppingToken, kill.Token), CancellationToken.None)).Append(SweepAsync(stoppingToken)));
        Stopped(logger, options.Name);
    }

    private async Task WorkAsync(JobRunner runner, CancellationToken stop, CancellationToken kill)
    {
        var wait = options.Idle / 8;
        while (!stop.IsCancellationRequested)
        {
            JobLease? lease = null;
            try
            {
                // A lease that was taken must not be lost to the end of the waiting for it.
                lease = await queue.LeaseAsync(options.Name, options.LargestSize, options.Lease, CancellationToken.None);
            }
            catch (QueueUnavailableException e)
            {
                Unavailable(logger, e.Message);
                wait = options.Idle;
            }

            if (lease is not null)
            {
                Took(logger, lease.JobId, lease.Epoch, lease.Attempt);
                await runner.RunAsync(lease, kill);
                wait = options.Idle / 8;
                continue;
            }

            await Task.Delay(wait, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            wait = wait * 2 < options.Idle ? wait * 2 : options.Idle;
        }
    }

    private async Task SweepAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                if (await queue.SweepAsync(stop) is > 0 and var moved)
                {
                    Swept(logger, moved);
                }
            }
            catch (QueueUnavailableException e)
            {
                Unavailable(logger, e.Message);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(options.SweepEvery, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Worker {Name} makes {Parallel} audits at once, each with {Memory} MiB.")]
    private static partial void Began(ILogger logger, string name, int parallel, int memory);

    [LoggerMessage(Level = LogLevel.Warning, Message = "This system gives audits no network of their own (unshare --net): audits of files can reach what this worker can reach.")]
    private static partial void Unisolated(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "Worker {Name} has stopped.")]
    private static partial void Stopped(ILogger logger, string name);

    [LoggerMessage(Level = LogLevel.Information, Message = "Took job {Job} at epoch {Epoch}, attempt {Attempt}.")]
    private static partial void Took(ILogger logger, string job, int epoch, int attempt);

    [LoggerMessage(Level = LogLevel.Information, Message = "Swept: {Moved} jobs move.")]
    private static partial void Swept(ILogger logger, int moved);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Problem}")]
    private static partial void Unavailable(ILogger logger, string problem);
}
