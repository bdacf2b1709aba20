using Microsoft.Data.Sqlite;

namespace Candor.Cases;

/// <summary>The queue in the file of SQLite: nothing to set up, one machine, any number of processes.</summary>
public sealed class SqliteAuditQueue : LedgerAuditQueue
{
    /// <summary>Opens the queue of a store.</summary>
    /// <param name="address">A store on SQLite whose tables are there.</param>
    /// <param name="clock">The time.</param>
    /// <param name="options">How failures are treated; null for the defaults.</param>
    public SqliteAuditQueue(StoreAddress address, TimeProvider clock, QueueOptions? options = null)
        : base(new(new SqliteLedgerDatabase(Check(address)), clock, options ?? QueueOptions.Default, offers: false))
    {
    }

    private static string Check(StoreAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Engine == StoreEngine.Sqlite
            ? new SqliteConnectionStringBuilder(address.ConnectionString) { Pooling = true }.ConnectionString
            : throw new ArgumentException("The store is not on SQLite.", nameof(address));
    }
}
