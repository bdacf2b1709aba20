using System.Diagnostics.Metrics;

namespace Candor.Server.Hosting;

/// <summary>How many jobs stand in which state, and how long the oldest has waited, for whoever watches the server.</summary>
internal sealed class JobMeter : IDisposable
{
    public const string Name = "Candor.Queue";
    private readonly Meter _meter = new(Name);

    public JobMeter(IServiceScopeFactory scopes, TimeProvider clock)
    {
        _meter.CreateObservableGauge(
            "candor.jobs",
            () =>
            {
                using var scope = scopes.CreateScope();
                var counts = scope.ServiceProvider.GetRequiredService<CandorDbContext>().AuditJobs.GroupBy(static j => j.State).Select(static g => new { g.Key, Count = g.Count() }).ToList();
                return counts.Select(static c => new Measurement<int>(c.Count, new KeyValuePair<string, object?>("state", c.Key)));
            },
            "{job}",
            "Audits by state.");
        _meter.CreateObservableGauge(
            "candor.queue.oldest",
            () =>
            {
                using var scope = scopes.CreateScope();
                var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
                var waiting = scope.ServiceProvider.GetRequiredService<CandorDbContext>().AuditJobs
                    .Where(j => j.EndedAt == null && j.State == JobState.Queued && j.NotBefore <= now)
                    .GroupBy(static j => j.Priority)
                    .Select(static g => new { g.Key, Since = g.Min(static j => j.NotBefore) })
                    .ToList();
                return waiting.Select(w => new Measurement<double>((now - w.Since) / 1000.0, new KeyValuePair<string, object?>("priority", w.Key)));
            },
            "s",
            "How long the oldest waiting audit of each priority has waited.");
    }

    public void Dispose() => _meter.Dispose();
}
