using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Candor.Cases;

/// <summary>SQLite: readers do not wait (WAL), writers wait for each other in the database itself.</summary>
internal sealed class SqliteLedgerDatabase(string connectionString) : LedgerDatabase
{
    private const int Busy = 5;
    private const int Locked = 6;

    public override string SkipLocked => "";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellation)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            await using var command = connection.CreateCommand();
            // SQLite's own waiting takes turns within milliseconds; the client's begins at 150.
            command.CommandText = "pragma busy_timeout = 30000; pragma journal_mode = wal;";
            await command.ExecuteNonQueryAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public override Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellation) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    public override bool IsTransient(Exception failure) => failure is SqliteException { SqliteErrorCode: Busy or Locked };

    public override ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }
}
