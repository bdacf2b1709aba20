using System.Diagnostics.Metrics;

namespace Candor.Server.Hosting;

/// <summary>How many jobs stand in which state, for whoever watches the server.</summary>
internal sealed class JobMeter : IDisposable
{
    public const string Name = "Candor.Queue";
    private readonly Meter _meter = new(Name);

    public JobMeter(IServiceScopeFactory scopes) => _meter.CreateObservableGauge(
        "candor.jobs",
        () =>
        {
            using var scope = scopes.CreateScope();
            var counts = scope.ServiceProvider.GetRequiredService<CandorDbContext>().AuditJobs.GroupBy(static j => j.State).Select(static g => new { g.Key, Count = g.Count() }).ToList();
            return counts.Select(static c => new Measurement<int>(c.Count, new KeyValuePair<string, object?>("state", c.Key)));
        },
        description: "Audits by state.");

    public void Dispose() => _meter.Dispose();
}
