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

    /// <summary>The vault that a text names: a folder, or <c>s3://bucket/prefix</c>.</summary>
    public static IEvidenceVault Vault(string text, TimeProvider clock) => VaultAddress.Open(text, clock);
}
