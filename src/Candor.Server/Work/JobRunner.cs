using System.ComponentModel;
using System.Globalization;
using System.Text.Json;

namespace Candor.Server.Work;

/// <summary>Makes one leased audit: lays out, runs, takes what was made, and tells the queue how it ended. Whatever an audit does, the worker goes on.</summary>
internal sealed partial class JobRunner(
    IAuditQueue queue,
    AuditInputs inputs,
    AuditProcess process,
    AuditOutputs outputs,
    WorkFolder folders,
    WorkerOptions options,
    WorkTelemetry telemetry,
    TimeProvider clock,
    ILogger logger)
{
    private const int Aborted = 128 + 6;
    private const int Killed = 128 + 9;

    private static readonly TimeSpan StagesApart = TimeSpan.FromMilliseconds(300);

    /// <summary>For how long an end is told to a queue that cannot be reached.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Makes the audit of a lease.</summary>
    /// <param name="lease">The lease.</param>
    /// <param name="stop">The worker is to end now: the job is given back.</param>
    public async Task RunAsync(JobLease lease, CancellationToken stop)
    {
        var began = clock.GetTimestamp();
        using var activity = telemetry.Begin(lease);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var progress = new JobProgress();
        var holding = HoldAsync(lease, progress, ending);
        var attempt = await AttemptAsync(lease, progress, ending.Token);
        await ending.CancelAsync();
        var standing = await holding;
        try
        {
            var told = standing switch
            {
                LeaseStanding.Lost => false,
                LeaseStanding.CancelRequested when attempt?.Result is null => await TellAsync(c => queue.AbandonAsync(lease, c)),
                _ => attempt switch
                {
                    { Result: { } result } => await TellAsync(c => queue.CompleteAsync(lease, result, c)),
                    { Failure: { } failure } => await TellAsync(c => queue.FailAsync(lease, failure, c)),
                    _ => await TellAsync(c => queue.ReleaseAsync(lease, c)),
                },
            };
            telemetry.End(activity, Outcome(told, standing, attempt), clock.GetElapsedTime(began));
            Ended(logger, lease.JobId, lease.Epoch, told ? attempt is null ? "given back" : attempt.Failure?.Error ?? "done" : "lost: another has it");
        }
        catch (QueueUnavailableException e)
        {
            // The lease runs out, and the job is made again.
            telemetry.End(activity, "lost", clock.GetElapsedTime(began));
            Ended(logger, lease.JobId, lease.Epoch, e.Message);
        }
    }

    private static string Outcome(bool told, LeaseStanding standing, Attempt? attempt) => attempt switch
    {
        _ when !told => "lost",
        { Result: not null } => "succeeded",
        _ when standing == LeaseStanding.CancelRequested => "cancelled",
        { Failure: not null } => "failed",
        _ => "given-back",
    };

    /// <summary>Gives signs of life, and tells each new stage, until the audit ends or the queue says that it is not to go on.</summary>
    private async Task<LeaseStanding> HoldAsync(JobLease lease, JobProgress progress, CancellationTokenSource ending)
    {
        while (true)
        {
            var isStageNew = await progress.WaitAsync(options.Lease / 3, clock, ending.Token);
            if (ending.IsCancellationRequested)
            {
                return LeaseStanding.Held;
            }

            try
            {
                var (percent, stage) = progress.Current;
                var standing = await queue.HeartbeatAsync(lease, options.Lease, percent, stage, ending.Token);
                if (standing != LeaseStanding.Held)
                {
                    await ending.CancelAsync();
                    return standing;
                }

                if (isStageNew)
                {
                    // Stages that follow each other fast are told together.
                    await Task.Delay(StagesApart, clock, ending.Token);
                }
            }
            catch (QueueUnavailableException)
            {
                // The audit goes on; whether it still counts, its end will say.
                await Task.Delay(StagesApart, clock, ending.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return LeaseStanding.Held;
            }
        }
    }

    /// <summary>The result or the failure; null where it was ended from outside.</summary>
    private async Task<Attempt?> AttemptAsync(JobLease lease, JobProgress progress, CancellationToken cancellation)
    {
        string? folder = null;
        try
        {
            folder = folders.Make(lease);
            progress.Enter("Fetching the files");
            var request = JobRequestJson.Read(lease.Request);
            var arguments = await inputs.LayOutAsync(request, folder, cancellation);
            progress.Enter("Auditing");
            var end = await process.RunAsync(arguments, folder, request.NeedsNetwork, progress.Enter, cancellation);
            telemetry.Needed(end.PeakMemory);
            if (Failure(end) is { } failure)
            {
                return new(null, failure);
            }

            progress.Enter("Keeping the results");
            return new(await outputs.TakeAsync(Path.Combine(folder, AuditInputs.Output), cancellation), null);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return new(null, new($"The request cannot be carried out: {e.Message}") { IsFinal = true });
        }
        catch (Exception e) when (e is Win32Exception)
        {
            return new(null, new($"The audit could not be started on worker {options.Name}: {e.Message}"));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new(null, new($"Worker {options.Name} could not make the audit: {e.Message}"));
        }
        finally
        {
            if (folder is not null)
            {
                WorkFolder.Remove(folder);
            }
        }
    }

    private JobFailure? Failure(AuditProcessEnd end)
    {
        var said = end.Errors.Length > 0 ? " It said: " + end.Errors : "";
        return end switch
        {
            { Limit: AuditLimit.Memory } => OverMemory(),
            { Limit: AuditLimit.Time } => new(string.Create(CultureInfo.InvariantCulture, $"The audit took more than {options.TimeLimit.TotalMinutes:0.##} minutes and was ended.{said}")),
            { ExitCode: 0 or 1 } => null,
            // What the command itself refuses, it would refuse again.
            { ExitCode: 2 or 3 } => new(end.Errors.Length > 0 ? end.Errors : "The audit could not analyse the file.") { IsFinal = true },
            _ when end.Errors.Contains("OutOfMemory", StringComparison.Ordinal) || end.Errors.Contains("Out of memory", StringComparison.Ordinal) => OverMemory(),
            { ExitCode: Aborted } => new("The audit ended itself abruptly (SIGABRT)." + said),
            { ExitCode: Killed } => new("The audit was killed from outside (SIGKILL), as a machine does that has no memory left." + said),
            { ExitCode: > 128 } => new(string.Create(CultureInfo.InvariantCulture, $"The audit ended by signal {end.ExitCode - 128}.{said}")),
            _ => new(string.Create(CultureInfo.InvariantCulture, $"The audit ended with {end.ExitCode}.{said}")),
        };

        JobFailure OverMemory() => new($"The audit needs more than the {options.Memory} MiB that worker {options.Name} gives to one.") { NeedsLargerWorker = true };
    }

    /// <summary>Tells the queue an end, again where it cannot be reached.</summary>
    private async Task<bool> TellAsync(Func<CancellationToken, Task<bool>> tell)
    {
        var began = clock.GetTimestamp();
        for (var wait = TimeSpan.FromMilliseconds(250); ; wait = wait < TimeSpan.FromSeconds(8) ? wait * 2 : wait)
        {
            try
            {
                return await tell(CancellationToken.None);
            }
            catch (QueueUnavailableException) when (clock.GetElapsedTime(began) < Patience)
            {
                await Task.Delay(wait, clock, CancellationToken.None);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Job {Job} at epoch {Epoch}: {End}")]
    private static partial void Ended(ILogger logger, string job, int epoch, string end);

    private sealed record Attempt(JobResult? Result, JobFailure? Failure);
}
