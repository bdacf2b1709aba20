using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Candor.Server.Hosting;

/// <summary>Whether the database answers.</summary>
internal sealed class StoreHealth(CandorDbContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The store does not answer.");
}
