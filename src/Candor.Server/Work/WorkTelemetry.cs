using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Candor.Server.Work;

/// <summary>What whoever watches a worker can measure and trace: each audit, how it ended, how long it took, how much memory it needed.</summary>
internal sealed class WorkTelemetry : IDisposable
{
    /// <summary>The name of the meter and of the source of traces.</summary>
    public const string Name = "Candor.Work";

    private readonly ActivitySource _source = new(Name);
    private readonly Counter<long> _ended;
    private readonly Histogram<double> _duration;
    private readonly Histogram<long> _memory;

    public WorkTelemetry()
    {
        _ended = Meter.CreateCounter<long>("candor.audits.ended", "{audit}", "Attempts at audits that ended, by outcome.");
        _duration = Meter.CreateHistogram<double>("candor.audit.duration", "s", "How long an attempt at an audit took, by outcome.");
        _memory = Meter.CreateHistogram<long>("candor.audit.memory", "By", "The most memory that was seen of an audit.");
    }

    /// <summary>The meter.</summary>
    public Meter Meter { get; } = new(Name);

    /// <summary>An attempt begins.</summary>
    public Activity? Begin(JobLease lease)
    {
        var activity = _source.StartActivity("audit", ActivityKind.Consumer);
        activity?.SetTag("candor.job.id", lease.JobId).SetTag("candor.job.epoch", lease.Epoch).SetTag("candor.job.attempt", lease.Attempt);
        return activity;
    }

    /// <summary>An attempt ended.</summary>
    /// <param name="activity">What <see cref="Begin"/> gave.</param>
    /// <param name="outcome"><c>succeeded</c>, <c>failed</c>, <c>cancelled</c>, <c>given-back</c> or <c>lost</c>.</param>
    /// <param name="took">How long it took.</param>
    public void End(Activity? activity, string outcome, TimeSpan took)
    {
        var tag = new KeyValuePair<string, object?>("outcome", outcome);
        _ended.Add(1, tag);
        _duration.Record(took.TotalSeconds, tag);
        activity?.SetTag("candor.job.outcome", outcome);
        activity?.SetStatus(outcome is "failed" or "lost" ? ActivityStatusCode.Error : ActivityStatusCode.Ok);
    }

    /// <summary>An audit's process needed so much memory, in bytes.</summary>
    public void Needed(long memory) => _memory.Record(memory);

    public void Dispose()
    {
        Meter.Dispose();
        _source.Dispose();
    }
}
