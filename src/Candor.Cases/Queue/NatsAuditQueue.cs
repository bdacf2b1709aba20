using System.Collections.Concurrent;
using NATS.Client.JetStream;

namespace Candor.Cases;

/// <summary>
/// The queue over many machines and sites: NATS JetStream hands jobs out, PostgreSQL is the ledger of record. A waiting job is written into the outbox
/// in the transaction that makes it wait; a relay sends it; a worker that receives it takes its lease in the ledger, and keeps the delivery alive with
/// every heartbeat; the end is written in the ledger first, fenced by the epoch, and only then acknowledged.
/// </summary>
public sealed class NatsAuditQueue : IAuditQueue
{
    private static readonly TimeSpan AdoptEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(10);

    private readonly JobLedger _ledger;
    private readonly AuditStream _stream;
    private readonly NatsQueueOptions _options;
    private readonly TimeProvider _clock;
    private readonly LaneTurns _turns = new();
    private readonly ConcurrentDictionary<(string JobId, int Epoch), INatsJSMsg<string>> _deliveries = new();
    private long _nextAdoption;
    private long _nextSearch;
    private long _silentUntil;

    /// <summary>Opens the queue of a store. Neither server needs to be there yet.</summary>
    /// <param name="address">A store on PostgreSQL whose tables are there.</param>
    /// <param name="servers">The servers of NATS, such as <c>nats://a.example:4222,nats://b.example:4222</c>.</param>
    /// <param name="clock">The time.</param>
    /// <param name="options">How failures are treated; null for the defaults.</param>
    /// <param name="stream">How the stream is used; null for the defaults.</param>
    public NatsAuditQueue(StoreAddress address, string servers, TimeProvider clock, QueueOptions? options = null, NatsQueueOptions? stream = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(servers);
        ArgumentNullException.ThrowIfNull(clock);
        _options = stream ?? NatsQueueOptions.Default;
        _clock = clock;
        _ledger = new(new PostgresLedgerDatabase(PostgresAuditQueue.Check(address)), clock, options ?? QueueOptions.Default, offers: true);
        _stream = new(servers, _options);
    }

    /// <inheritdoc/>
    public async Task<string> SubmitAsync(NewJob job, CancellationToken cancellation)
    {
        var id = await _ledger.SubmitAsync(job, cancellation);
        await TryRelayAsync(cancellation);
        return id;
    }

    /// <inheritdoc/>
    public async Task<JobLease?> LeaseAsync(string worker, int largestSize, TimeSpan lease, CancellationToken cancellation)
    {
        try
        {
            foreach (var lane in _turns.Order(largestSize))
            {
                while (await _stream.NextAsync(lane, cancellation) is { } delivery)
                {
                    if (await TakeAsync(delivery, worker, lease, cancellation) is { } taken)
                    {
                        _turns.Next();
                        return taken;
                    }
                }
            }

            return null;
        }
        catch (Exception e) when (e is not QueueUnavailableException && AuditStream.IsTransient(e))
        {
            throw new QueueUnavailableException($"The stream of the queue cannot be reached: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    public async Task<LeaseStanding> HeartbeatAsync(JobLease lease, TimeSpan extension, int percent, string? stage, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(lease);
        var standing = await _ledger.HeartbeatAsync(lease, extension, percent, stage, cancellation);
        if (standing == LeaseStanding.Lost)
        {
            await ForgetAsync(lease, cancellation);
        }
        else if (_deliveries.TryGetValue((lease.JobId, lease.Epoch), out var delivery))
        {
            await TryAsync(() => delivery.AckProgressAsync(cancellationToken: cancellation));
        }

        return standing;
    }

    /// <inheritdoc/>
    public Task<bool> CompleteAsync(JobLease lease, JobResult result, CancellationToken cancellation) => EndAsync(lease, _ledger.CompleteAsync(lease, result, cancellation), cancellation);

    /// <inheritdoc/>
    public Task<bool> FailAsync(JobLease lease, JobFailure failure, CancellationToken cancellation) => EndAsync(lease, _ledger.FailAsync(lease, failure, cancellation), cancellation);

    /// <inheritdoc/>
    public async Task<bool> ReleaseAsync(JobLease lease, CancellationToken cancellation)
    {
        var held = await EndAsync(lease, _ledger.ReleaseAsync(lease, cancellation), cancellation);
        await TryRelayAsync(cancellation);
        return held;
    }

    /// <inheritdoc/>
    public Task<bool> AbandonAsync(JobLease lease, CancellationToken cancellation) => EndAsync(lease, _ledger.AbandonAsync(lease, cancellation), cancellation);

    /// <inheritdoc/>
    public Task<bool> CancelAsync(string jobId, CancellationToken cancellation) => _ledger.CancelAsync(jobId, cancellation);

    /// <inheritdoc/>
    public async Task<bool> RetryAsync(string jobId, CancellationToken cancellation)
    {
        var moved = await _ledger.RetryAsync(jobId, cancellation);
        await TryRelayAsync(cancellation);
        return moved;
    }

    /// <inheritdoc/>
    public async Task<int> SweepAsync(CancellationToken cancellation)
    {
        var moved = await _ledger.GiveBackAsync(cancellation);
        var now = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (now >= _nextAdoption)
        {
            moved += await _ledger.AdoptAsync(cancellation);
            _nextAdoption = now + (long)AdoptEvery.TotalMilliseconds;
        }

        try
        {
            if (now >= _nextSearch)
            {
                // Every worker sweeps; the stream is not asked by each of them all the time.
                var position = await _stream.PositionAsync(cancellation);
                foreach (var lane in JobLane.All)
                {
                    moved += await _ledger.OfferLostAsync(lane.Name, position.First, position.Delivered[lane], position.Last, _options.LostAfter, cancellation);
                }

                _nextSearch = now + (long)(_options.LostAfter.TotalMilliseconds / 2);
            }

            while (await _ledger.RelayAsync(due => _stream.SendAsync(due, cancellation), cancellation) > 0)
            {
            }
        }
        catch (Exception e) when (e is not QueueUnavailableException && AuditStream.IsTransient(e))
        {
            throw new QueueUnavailableException($"The stream of the queue cannot be reached: {e.Message}", e);
        }

        return moved;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync();
        await _ledger.DisposeAsync();
    }

    private async Task<JobLease?> TakeAsync(INatsJSMsg<string> delivery, string worker, TimeSpan lease, CancellationToken cancellation)
    {
        if (JobOffer.Parse(delivery.Data) is not { } offer)
        {
            await TryAsync(() => delivery.AckTerminateAsync(cancellationToken: cancellation));
            return null;
        }

        var outcome = await _ledger.TakeAsync(offer.JobId, offer.Epoch, worker, lease, cancellation);
        if (outcome.Lease is { } taken)
        {
            _deliveries[(taken.JobId, taken.Epoch)] = delivery;
            return taken;
        }

        await TryAsync(() => outcome.Wait is { } wait
            ? delivery.NakAsync(new AckOpts { NakDelay = wait }, cancellation)
            : delivery.AckAsync(cancellationToken: cancellation));
        return null;
    }

    /// <summary>The ledger first; then, whatever it said, this offer is of no more use.</summary>
    private async Task<bool> EndAsync(JobLease lease, Task<bool> ledger, CancellationToken cancellation)
    {
        var held = await ledger;
        await ForgetAsync(lease, cancellation);
        return held;
    }

    private async Task ForgetAsync(JobLease lease, CancellationToken cancellation)
    {
        if (_deliveries.TryRemove((lease.JobId, lease.Epoch), out var delivery))
        {
            await TryAsync(() => delivery.AckAsync(new AckOpts { DoubleAck = true }, cancellation));
        }
    }

    /// <summary>Sends what the outbox holds, where the stream can be reached; else the next sweep does.</summary>
    private async Task TryRelayAsync(CancellationToken cancellation)
    {
        var now = _clock.GetUtcNow().ToUnixTimeMilliseconds();
        if (now < _silentUntil)
        {
            return;
        }

        try
        {
            await _ledger.RelayAsync(due => _stream.SendAsync(due, cancellation), cancellation);
        }
        catch (Exception e) when (e is QueueUnavailableException || AuditStream.IsTransient(e))
        {
            // The job is in the ledger: nothing is lost, and nobody who submits waits for the stream again and again.
            _silentUntil = now + (long)PauseAfterFailure.TotalMilliseconds;
        }
    }

    /// <summary>What is said to the stream about a delivery may be lost: the ledger knows better.</summary>
    private static async Task TryAsync(Func<ValueTask> call)
    {
        try
        {
            await call();
        }
        catch (Exception e) when (AuditStream.IsTransient(e))
        {
        }
    }
}
