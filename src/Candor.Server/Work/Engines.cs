using Microsoft.EntityFrameworkCore;

namespace Candor.Server.Work;

/// <summary>Opens the queue and the vault that a command line names.</summary>
internal static class Engines
{
    /// <summary>The queue of a store; over NATS where servers are named.</summary>
    /// <exception cref="ArgumentException">NATS needs PostgreSQL as its ledger.</exception>
    public static IAuditQueue Queue(StoreAddress store, string? nats, TimeProvider clock) => (store.Engine, nats) switch
    {
        (StoreEngine.Postgres, { Length: > 0 }) => new NatsAuditQueue(store, nats, clock),
        (StoreEngine.Postgres, _) => new PostgresAuditQueue(store, clock),
        (_, { Length: > 0 }) => throw new ArgumentException("--nats needs a store on PostgreSQL.", nameof(nats)),
        _ => new SqliteAuditQueue(store, clock),
    };

    /// <summary>Whether the tables of a store are there and of this version.</summary>
    public static async Task<bool> IsReadyAsync(StoreAddress store, CancellationToken cancellation)
    {
        var options = new DbContextOptionsBuilder<CandorDbContext>();
        store.Configure(options);
        await using var context = new CandorDbContext(options.Options);
        return !(await context.Database.GetPendingMigrationsAsync(cancellation)).Any();
    }

    /// <summary>The vault that a text names: a folder, or <c>s3://bucket/prefix</c>.</summary>
    public static IEvidenceVault Vault(string text, TimeProvider clock) => VaultAddress.Open(text, clock);
}
