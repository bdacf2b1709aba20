namespace Candor.Cases;

/// <summary>The queue in PostgreSQL: many machines that reach one database; workers pass over what others hold (<c>SKIP LOCKED</c>).</summary>
public sealed class PostgresAuditQueue : LedgerAuditQueue
{
    /// <summary>Opens the queue of a store.</summary>
    /// <param name="address">A store on PostgreSQL whose tables are there.</param>
    /// <param name="clock">The time.</param>
    /// <param name="options">How failures are treated; null for the defaults.</param>
    public PostgresAuditQueue(StoreAddress address, TimeProvider clock, QueueOptions? options = null)
        : base(new(new PostgresLedgerDatabase(Check(address)), clock, options ?? QueueOptions.Default, offers: false))
    {
    }

    internal static string Check(StoreAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Engine == StoreEngine.Postgres ? address.ConnectionString : throw new ArgumentException("The store is not on PostgreSQL.", nameof(address));
    }
}
