using System.Data.Common;
using System.Net.Sockets;
using Npgsql;

namespace Candor.Cases;

/// <summary>PostgreSQL, by a pool of its own.</summary>
internal sealed class PostgresLedgerDatabase(string connectionString) : LedgerDatabase
{
    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(connectionString);

    public override string SkipLocked => "for update skip locked";

    public override async Task<DbConnection> OpenAsync(CancellationToken cancellation) => await _source.OpenConnectionAsync(cancellation);

    public override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken cancellation) => await connection.BeginTransactionAsync(cancellation);

    public override bool IsTransient(Exception failure) => failure switch
    {
        // 57P01…57P03: the server shuts down or starts; 25006: it has become a replica.
        PostgresException postgres => postgres.IsTransient || postgres.SqlState.StartsWith("57P", StringComparison.Ordinal) || postgres.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction,
        NpgsqlException => true,
        _ => failure is SocketException or TimeoutException or IOException,
    };

    public override ValueTask DisposeAsync() => _source.DisposeAsync();
}
