using System.Data.Common;

namespace Candor.Cases;

/// <summary>
/// The ledger of record: every change of a job is one transaction here, whichever engine hands jobs out. A job that waits at epoch <i>e</i> is leased
/// as <i>e</i> + 1, and whoever changes a running job must name that epoch, so that a worker that was taken for dead changes nothing.
/// </summary>
/// <param name="database">The database.</param>
/// <param name="clock">The time.</param>
/// <param name="options">How failures are treated.</param>
/// <param name="offers">Whether waiting jobs are written into the outbox, for a stream.</param>
internal sealed class JobLedger(LedgerDatabase database, TimeProvider clock, QueueOptions options, bool offers) : IAsyncDisposable
{
    private const string Running = " where id = @id and epoch = @epoch and state = 'running'";

    /// <summary>A running job that failed, or whose worker is dead: waits again, or ends.</summary>
    private const string GiveBack = """
        update audit_jobs set
          state = case when cancel_requested then 'cancelled' when @final or attempts >= max_attempts or (@larger and size > 0) then 'failed' else 'queued' end,
          ended_at = case when cancel_requested or @final or attempts >= max_attempts or (@larger and size > 0) then @now end,
          size = case when @larger then 1 else size end,
          not_before = @now + case when attempts <= 1 then @delay1 when attempts = 2 then @delay2 when attempts = 3 then @delay3 else @delay4 end,
          worker = null, lease_until = null, stage = null, percent = 0, error = @error
        """;

    private readonly LaneTurns _turns = new();

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public Task<string> SubmitAsync(NewJob job, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(job);
        ArgumentException.ThrowIfNullOrEmpty(job.Key);
        ArgumentOutOfRangeException.ThrowIfLessThan(job.MaxAttempts, 1);
        if (job.Lane.Priority is < 0 or >= JobLane.Priorities || job.Lane.Size is < 0 or >= JobLane.Sizes)
        {
            throw new ArgumentException($"There is no lane {job.Lane.Name}.", nameof(job));
        }

        var id = RecordId.New(clock);
        return WriteAsync(
            async sql =>
            {
                var made = await sql.ScalarAsync(
                    """
                    insert into audit_jobs (id, key, request, title, state, priority, size, epoch, attempts, max_attempts, not_before, percent, cancel_requested, created_at, campaign_id, case_id, account_id)
                    values (@id, @key, @request, @title, 'queued', @priority, @size, 0, 0, @attempts, @now, 0, @no, @now, @campaign, @case, @account)
                    on conflict (key) do nothing returning id
                    """,
                    ("id", id), ("key", job.Key), ("request", job.Request), ("title", job.Title), ("priority", job.Lane.Priority), ("size", job.Lane.Size), ("attempts", job.MaxAttempts),
                    ("now", Now), ("no", false), ("campaign", job.CampaignId), ("case", job.CaseId), ("account", job.AccountId));
                if (made is null)
                {
                    return (string)(await sql.ScalarAsync("select id from audit_jobs where key = @key", ("key", job.Key)))!;
                }

                await OfferAsync(sql, id);
                return id;
            },
            cancellation);
    }

    /// <summary>Takes a job of the lane whose turn it is (<see cref="LaneTurns"/>), the oldest of it.</summary>
    public Task<JobLease?> LeaseAsync(string worker, int largestSize, TimeSpan lease, CancellationToken cancellation)
    {
        CheckLease(worker, lease);
        return WriteAsync(
            async sql =>
            {
                foreach (var (priority, size) in await WaitingAsync(sql, largestSize))
                {
                    var found = await sql.RowAsync(
                        $"""
                        update audit_jobs set {Leased} where state = 'queued' and id =
                          (select id from audit_jobs where ended_at is null and state = 'queued' and priority = @priority and size = @size and not_before <= @now
                           order by not_before, id limit 1 {database.SkipLocked})
                        returning id, epoch, attempts, request, title
                        """,
                        ReadLease,
                        ("priority", priority), ("size", size), ("now", Now), ("worker", worker), ("until", Now + Milliseconds(lease)));
                    if (found is not null)
                    {
                        await WithdrawAsync(sql, found.JobId);
                        _turns.Next();
                        return found;
                    }
                }

                return null;
            },
            cancellation);
    }

    /// <summary>Takes one job that a stream has offered.</summary>
    public Task<TakeOutcome> TakeAsync(string id, int epoch, string worker, TimeSpan lease, CancellationToken cancellation)
    {
        CheckLease(worker, lease);
        return WriteAsync(
            async sql =>
            {
                var now = Now;
                var found = await sql.RowAsync(
                    $"update audit_jobs set {Leased} where id = @id and epoch = @epoch and state = 'queued' and not_before <= @now returning id, epoch, attempts, request, title",
                    ReadLease,
                    ("id", id), ("epoch", epoch), ("now", now), ("worker", worker), ("until", now + Milliseconds(lease)));
                if (found is not null)
                {
                    await WithdrawAsync(sql, id);
                    return new TakeOutcome(found, null);
                }

                // An offer that is not yet due, or whose taker may be dead, is looked at again; every other is stale.
                var when = await sql.ScalarAsync(
                    """
                    select case when state = 'queued' and epoch = @epoch then not_before when state = 'running' and epoch = @epoch + 1 then lease_until end
                    from audit_jobs where id = @id
                    """,
                    ("id", id), ("epoch", epoch));
                return new TakeOutcome(null, when is null or DBNull ? null : TimeSpan.FromMilliseconds(Math.Max(1000, Convert.ToInt64(when, null) - now)));
            },
            cancellation);
    }

    public Task<LeaseStanding> HeartbeatAsync(JobLease lease, TimeSpan extension, int percent, string? stage, CancellationToken cancellation) => WriteAsync(
        async sql => await sql.ScalarAsync(
            "update audit_jobs set lease_until = @until, percent = @percent, stage = @stage" + Running + " returning cancel_requested",
            ("id", lease.JobId), ("epoch", lease.Epoch), ("until", Now + Milliseconds(extension)), ("percent", Math.Clamp(percent, 0, 100)), ("stage", stage)) switch
            {
                null => LeaseStanding.Lost,
                var asked => Convert.ToBoolean(asked, null) ? LeaseStanding.CancelRequested : LeaseStanding.Held,
            },
        cancellation);

    public Task<bool> CompleteAsync(JobLease lease, JobResult result, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(result);
        return WriteAsync(
            async sql =>
            {
                if (await sql.ExecuteAsync(
                    "update audit_jobs set state = 'succeeded', ended_at = @now, percent = 100, stage = null, worker = null, lease_until = null, error = null, result_sha256 = @result, summary = @summary, "
                    + "identifier = @identifier, version_name = @version, pruned_at = null" + Running,
                    ("id", lease.JobId), ("epoch", lease.Epoch), ("now", Now), ("result", result.ResultSha256), ("summary", result.Summary), ("identifier", result.Identifier),
                    ("version", result.VersionName)) == 0)
                {
                    // Whoever did not hear the answer asks again.
                    return await sql.ScalarAsync(
                        "select 1 from audit_jobs where id = @id and epoch = @epoch and state = 'succeeded' and result_sha256 = @result",
                        ("id", lease.JobId), ("epoch", lease.Epoch), ("result", result.ResultSha256)) is not null;
                }

                // What an earlier completion left is of no use once a person has had the job run again.
                await sql.ExecuteAsync("delete from audit_artefacts where job_id = @id", ("id", lease.JobId));
                foreach (var artefact in result.Artefacts)
                {
                    await sql.ExecuteAsync(
                        "insert into audit_artefacts (job_id, name, sha256, size) values (@id, @name, @sha256, @size)",
                        ("id", lease.JobId), ("name", artefact.Name), ("sha256", artefact.Sha256), ("size", artefact.Size));
                }

                return true;
            },
            cancellation);
    }

    public Task<bool> FailAsync(JobLease lease, JobFailure failure, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return WriteAsync(
            async sql =>
            {
                var state = await sql.ScalarAsync(
                    GiveBack + Running + " returning state",
                    [("id", lease.JobId), ("epoch", lease.Epoch), .. Failure(failure)]);
                await OfferAsync(sql, lease.JobId, state as string);
                return state is not null;
            },
            cancellation);
    }

    public Task<bool> ReleaseAsync(JobLease lease, CancellationToken cancellation) => WriteAsync(
        async sql =>
        {
            var state = await sql.ScalarAsync(
                """
                update audit_jobs set state = case when cancel_requested then 'cancelled' else 'queued' end, ended_at = case when cancel_requested then @now end,
                  attempts = attempts - 1, not_before = @now, worker = null, lease_until = null, stage = null, percent = 0
                """ + Running + " returning state",
                ("id", lease.JobId), ("epoch", lease.Epoch), ("now", Now));
            await OfferAsync(sql, lease.JobId, state as string);
            return state is not null;
        },
        cancellation);

    public Task<bool> AbandonAsync(JobLease lease, CancellationToken cancellation) => WriteAsync(
        async sql => await sql.ExecuteAsync(
            "update audit_jobs set state = 'cancelled', ended_at = @now, stage = null, worker = null, lease_until = null" + Running,
            ("id", lease.JobId), ("epoch", lease.Epoch), ("now", Now)) > 0,
        cancellation);

    public Task<bool> CancelAsync(string id, CancellationToken cancellation) => WriteAsync(
        async sql =>
        {
            var state = await sql.ScalarAsync(
                """
                update audit_jobs set cancel_requested = @yes, ended_at = case when state = 'queued' then @now end, state = case when state = 'queued' then 'cancelled' else state end
                where id = @id and state in ('queued', 'running') returning state
                """,
                ("id", id), ("yes", true), ("now", Now));
            if (state is "cancelled")
            {
                await WithdrawAsync(sql, id);
            }

            return state is not null;
        },
        cancellation);

    public Task<bool> RetryAsync(string id, CancellationToken cancellation) => WriteAsync(
        async sql =>
        {
            // A new epoch, as a stream drops an offer that it has had.
            var state = await sql.ScalarAsync(
                """
                update audit_jobs set state = 'queued', ended_at = null, epoch = epoch + 1, attempts = 0, cancel_requested = @no, not_before = @now, percent = 0, stage = null
                where id = @id and state in ('failed', 'cancelled') and pruned_at is null returning state
                """,
                ("id", id), ("no", false), ("now", Now));
            await OfferAsync(sql, id, state as string);
            return state is not null;
        },
        cancellation);

    /// <summary>Gives back the jobs whose lease has run out.</summary>
    public Task<int> GiveBackAsync(CancellationToken cancellation) => WriteAsync(
        async sql =>
        {
            var moved = await sql.RowsAsync(
                $"""
                {GiveBack} where id in
                  (select id from audit_jobs where ended_at is null and state = 'running' and lease_until < @now order by lease_until, id limit @most {database.SkipLocked})
                returning id, state
                """,
                static r => (Id: r.GetString(0), State: r.GetString(1)),
                [.. Failure(new("The worker was lost: it sent no sign of life until its lease ended.")), ("most", options.LargestSweep)]);
            foreach (var (id, state) in moved)
            {
                await OfferAsync(sql, id, state);
            }

            return moved.Count;
        },
        cancellation);

    /// <summary>Writes offers for waiting jobs that have none: those of a time before there was a stream.</summary>
    public Task<int> AdoptAsync(CancellationToken cancellation) => WriteAsync(
        sql => sql.ExecuteAsync(
            $"""
            insert into outbox (job_id, epoch, lane, created_at, due_at)
            select id, epoch, {LaneName}, @now, not_before from audit_jobs j
            where ended_at is null and state = 'queued' and not exists (select 1 from outbox o where o.job_id = j.id)
            on conflict (job_id) do nothing
            """,
            ("now", Now)),
        cancellation);

    /// <summary>Sends the offers that are due, in order, and writes down where they stand in the stream. A second relay beside it passes over them.</summary>
    /// <param name="send">Sends some and gives their numbers in the stream; null for each that could not be sent.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<int> RelayAsync(Func<IReadOnlyList<JobOffer>, Task<IReadOnlyList<long?>>> send, CancellationToken cancellation) => WriteAsync(
        async sql =>
        {
            var due = await sql.RowsAsync(
                $"select id, job_id, epoch, lane from outbox where sent_at is null and due_at <= @now order by id limit @most {database.SkipLocked}",
                static r => (Id: r.GetInt64(0), Offer: new JobOffer(r.GetString(1), r.GetInt32(2), r.GetString(3))),
                ("now", Now), ("most", options.LargestSweep));
            var sent = due.Count == 0 ? [] : await send([.. due.Select(static d => d.Offer)]);
            var count = 0;
            for (var i = 0; i < sent.Count; i++)
            {
                if (sent[i] is { } sequence)
                {
                    count += await sql.ExecuteAsync("update outbox set sent_at = @now, sequence = @sequence where id = @id", ("now", Now), ("sequence", sequence), ("id", due[i].Id));
                }
            }

            return count;
        },
        cancellation,
        once: true);

    /// <summary>Offers anew, at a new epoch, what waits though the stream has delivered its offer or has it no more.</summary>
    /// <param name="lane">The lane.</param>
    /// <param name="first">The first number that the stream holds.</param>
    /// <param name="delivered">The last number that was delivered of this lane.</param>
    /// <param name="last">The last number of the stream.</param>
    /// <param name="lostAfter">For how long such an offer is still trusted.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<int> OfferLostAsync(string lane, long first, long delivered, long last, TimeSpan lostAfter, CancellationToken cancellation) => WriteAsync(
        async sql =>
        {
            // Jobs are always locked before their offers, so nothing is locked here.
            var lost = await sql.RowsAsync(
                """
                select job_id, epoch from outbox where lane = @lane and (sequence <= @delivered or sequence < @first or sequence > @last) and sent_at <= @since
                order by id limit @most
                """,
                static r => (JobId: r.GetString(0), Epoch: r.GetInt32(1)),
                ("lane", lane), ("delivered", delivered), ("first", first), ("last", last), ("since", Now - Milliseconds(lostAfter)), ("most", options.LargestSweep));
            foreach (var (id, epoch) in lost)
            {
                var state = await sql.ScalarAsync(
                    "update audit_jobs set epoch = epoch + 1 where id = @id and epoch = @epoch and state = 'queued' returning state",
                    ("id", id), ("epoch", epoch));
                await OfferAsync(sql, id, state as string);
            }

            return lost.Count;
        },
        cancellation);

    public ValueTask DisposeAsync() => database.DisposeAsync();

    private const string LaneName = "'p' || priority || '.s' || size";

    private const string Leased = "state = 'running', epoch = epoch + 1, attempts = attempts + 1, worker = @worker, lease_until = @until, started_at = @now, percent = 0, stage = null";

    private static JobLease ReadLease(DbDataReader r) => new(r.GetString(0), r.GetInt32(1), r.GetInt32(2), r.GetString(3), r.GetString(4));

    private static long Milliseconds(TimeSpan time) => (long)time.TotalMilliseconds;

    private static void CheckLease(string worker, TimeSpan lease)
    {
        ArgumentException.ThrowIfNullOrEmpty(worker);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(lease, TimeSpan.Zero);
    }

    /// <summary>The lanes in which something waits, in the order of this turn: one look into the index for each.</summary>
    private Task<IReadOnlyList<JobLane>> WaitingAsync(LedgerCommands sql, int largestSize)
    {
        var looks = _turns.Order(largestSize).Select(static l =>
            $"select {l.Priority}, {l.Size} where exists (select 1 from audit_jobs where ended_at is null and state = 'queued' and priority = {l.Priority} and size = {l.Size} and not_before <= @now)");
        return sql.RowsAsync(string.Join(" union all ", looks), static r => new JobLane(r.GetInt32(0), r.GetInt32(1)), ("now", Now));
    }

    /// <summary>Writes the offer of a job that waits, in place of the one it had.</summary>
    private async Task OfferAsync(LedgerCommands sql, string id, string? state = JobState.Queued)
    {
        if (offers && state == JobState.Queued)
        {
            await WithdrawAsync(sql, id);
            await sql.ExecuteAsync(
                $"insert into outbox (job_id, epoch, lane, created_at, due_at) select id, epoch, {LaneName}, @now, not_before from audit_jobs where id = @id",
                ("id", id), ("now", Now));
        }
    }

    private static Task<int> WithdrawAsync(LedgerCommands sql, string id) => sql.ExecuteAsync("delete from outbox where job_id = @id", ("id", id));

    private (string Name, object? Value)[] Failure(JobFailure failure)
    {
        var delays = options.RetryDelays;
        long Delay(int i) => Milliseconds(delays[Math.Min(i, delays.Length - 1)]);
        var error = failure.Error;
        return
        [
            ("final", failure.IsFinal), ("larger", failure.NeedsLargerWorker), ("now", Now), ("error", error.Length > options.LongestError ? error[..options.LongestError] + " …" : error),
            ("delay1", Delay(0)), ("delay2", Delay(1)), ("delay3", Delay(2)), ("delay4", Delay(3)),
        ];
    }

    /// <summary>One transaction. A connection that has died in the pool costs a second try, and no more.</summary>
    private async Task<T> WriteAsync<T>(Func<LedgerCommands, Task<T>> work, CancellationToken cancellation, bool once = false)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await using var connection = await database.OpenAsync(cancellation);
                await using var transaction = await database.BeginAsync(connection, cancellation);
                var result = await work(new(connection, transaction, cancellation));
                await transaction.CommitAsync(cancellation);
                return result;
            }
            catch (Exception e) when (database.IsTransient(e) && (attempt > 0 || once))
            {
                throw new QueueUnavailableException($"The database of the queue cannot be reached: {e.Message}", e);
            }
            catch (Exception e) when (database.IsTransient(e))
            {
                // The next connection of the pool is a new one.
            }
        }
    }
}
