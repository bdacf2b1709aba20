using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;
using NATS.Net;

namespace Candor.Cases;

/// <summary>
/// The stream of offers in NATS JetStream: one subject and one pull consumer a lane. It carries ids and epochs only; what a job is stands in the
/// ledger. Whatever the stream loses or says twice, the ledger puts right, so no failure here is more than a delay.
/// </summary>
internal sealed class AuditStream : IAsyncDisposable
{
    private const int StreamNotFound = 10059;
    private const int Replicas = 3;

    private readonly NatsConnection _connection;
    private readonly NatsJSContext _context;
    private readonly NatsQueueOptions _options;
    private readonly ConcurrentDictionary<string, INatsJSConsumer> _consumers = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _opening = new(1, 1);
    private volatile bool _isOpen;

    public AuditStream(string servers, NatsQueueOptions options)
    {
        _options = options;
        _connection = new(new NatsOpts
        {
            Url = servers,
            Name = "candor",
            MaxReconnectRetry = -1,
            ReconnectWaitMax = TimeSpan.FromSeconds(2),
            RequestTimeout = options.Patience,
            CommandTimeout = options.Patience,
            ConnectTimeout = options.Patience,
        });
        _context = new(_connection);
    }

    /// <summary>Whether a failure is the stream's, and not a mistake of ours.</summary>
    public static bool IsTransient(Exception failure) =>
        failure is NatsException or NatsJSException or TimeoutException or IOException or System.Net.Sockets.SocketException or InvalidOperationException { Source: "NATS.Client.Core" };

    /// <summary>Sends offers; the number of each in the stream, null where the stream did not confirm it.</summary>
    public async Task<IReadOnlyList<long?>> SendAsync(IReadOnlyList<JobOffer> offers, CancellationToken cancellation)
    {
        await OpenAsync(cancellation);
        return await Task.WhenAll(offers.Select(async offer =>
        {
            try
            {
                var answer = await _context.PublishAsync(Subject(offer.Lane), offer.Text, opts: new() { MsgId = offer.Text }, cancellationToken: cancellation);
                return answer.Error is null ? (long)answer.Seq : (long?)null;
            }
            catch (Exception e) when (IsTransient(e))
            {
                return null;
            }
        }));
    }

    /// <summary>The next offer of a lane; null where none waits.</summary>
    public async Task<INatsJSMsg<string>?> NextAsync(JobLane lane, CancellationToken cancellation)
    {
        await OpenAsync(cancellation);
        var consumer = await ConsumerAsync(lane, cancellation);
        INatsJSMsg<string>? found = null;
        await foreach (var message in consumer.FetchNoWaitAsync<string>(new() { MaxMsgs = 1, Expires = _options.Patience }, cancellationToken: cancellation))
        {
            found = message;
        }

        return found;
    }

    /// <summary>Where the lanes stand.</summary>
    public async Task<StreamPosition> PositionAsync(CancellationToken cancellation)
    {
        await OpenAsync(cancellation);
        // The stream is asked last: what is sent in between can only make fewer offers look lost.
        var delivered = ImmutableDictionary.CreateBuilder<JobLane, long>();
        foreach (var lane in JobLane.All)
        {
            delivered[lane] = (long)(await _context.GetConsumerAsync(_options.Stream, lane.StreamName, cancellation)).Info.Delivered.StreamSeq;
        }

        var state = (await _context.GetStreamAsync(_options.Stream, cancellationToken: cancellation)).Info.State;
        return new((long)state.FirstSeq, (long)state.LastSeq, delivered.ToImmutable());
    }

    public async ValueTask DisposeAsync()
    {
        await _connection.DisposeAsync();
        _opening.Dispose();
    }

    private string Subject(string lane) => $"{_options.Stream.ToLowerInvariant()}.{lane}";

    private async Task<INatsJSConsumer> ConsumerAsync(JobLane lane, CancellationToken cancellation)
    {
        if (!_consumers.TryGetValue(lane.Name, out var consumer))
        {
            consumer = await _context.CreateOrUpdateConsumerAsync(
                _options.Stream,
                new ConsumerConfig(lane.StreamName)
                {
                    FilterSubject = Subject(lane.Name),
                    AckPolicy = ConsumerConfigAckPolicy.Explicit,
                    AckWait = _options.AckWait,
                    MaxDeliver = _options.MaxDeliver,
                    // As many as there are workers, and they come from many machines.
                    MaxAckPending = 100_000,
                },
                cancellation);
            _consumers[lane.Name] = consumer;
        }

        return consumer;
    }

    /// <summary>Finds the stream, or makes it and its lanes, on three servers where there are three.</summary>
    private async Task OpenAsync(CancellationToken cancellation)
    {
        if (_isOpen)
        {
            return;
        }

        await _opening.WaitAsync(cancellation);
        try
        {
            if (_isOpen)
            {
                return;
            }

            try
            {
                var stream = await _context.GetStreamAsync(_options.Stream, cancellationToken: cancellation);
                if (stream.Info.Config.NumReplicas < Replicas)
                {
                    await TryReplicateAsync(stream, cancellation);
                }
            }
            catch (NatsJSApiException e) when (e.Error.ErrCode == StreamNotFound)
            {
                await MakeAsync(cancellation);
            }

            foreach (var lane in JobLane.All)
            {
                await ConsumerAsync(lane, cancellation);
            }

            _isOpen = true;
        }
        finally
        {
            _opening.Release();
        }
    }

    /// <summary>Makes the stream. Others may be making it too: what is there is never changed to less.</summary>
    private async Task MakeAsync(CancellationToken cancellation)
    {
        foreach (var replicas in new[] { Replicas, 1 })
        {
            try
            {
                await _context.CreateStreamAsync(Config(replicas), cancellation);
                return;
            }
            catch (NatsJSApiException)
            {
                // One server alone, or another process was first. Where a cluster was not complete, a later start sets three.
            }
        }

        await _context.GetStreamAsync(_options.Stream, cancellationToken: cancellation);
    }

    private async Task TryReplicateAsync(INatsJSStream stream, CancellationToken cancellation)
    {
        try
        {
            await stream.UpdateAsync(Config(Replicas), cancellation);
        }
        catch (NatsJSApiException)
        {
            // Still too few servers.
        }
    }

    private StreamConfig Config(int replicas) => new(_options.Stream, [string.Create(CultureInfo.InvariantCulture, $"{_options.Stream.ToLowerInvariant()}.>")])
    {
        Retention = StreamConfigRetention.Workqueue,
        Storage = StreamConfigStorage.File,
        NumReplicas = replicas,
        DuplicateWindow = _options.DuplicateWindow,
    };
}
