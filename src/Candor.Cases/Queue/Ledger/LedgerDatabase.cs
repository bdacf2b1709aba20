using System.Data.Common;

namespace Candor.Cases;

/// <summary>The little in which the databases differ.</summary>
internal abstract class LedgerDatabase : IAsyncDisposable
{
    /// <summary>What passes over rows that another transaction holds; empty where writers wait for each other anyway.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>A connection that is open.</summary>
    public abstract Task<DbConnection> OpenAsync(CancellationToken cancellation);

    /// <summary>A transaction that will write.</summary>
    public abstract Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellation);

    /// <summary>Whether the same call may succeed later: the database is away or busy.</summary>
    public abstract bool IsTransient(Exception failure);

    public abstract ValueTask DisposeAsync();
}
