using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Candor.Cases;

/// <summary>Tells a database that is away, or busy for too long, from a mistake.</summary>
public static class StoreOutage
{
    private const int Busy = 5;
    private const int Locked = 6;

    /// <summary>Whether the same call may succeed later. What wraps a failure of the database is looked through.</summary>
    public static bool Is(Exception? failure)
    {
        for (var e = failure; e is not null; e = e.InnerException)
        {
            switch (e)
            {
                // 57P01…57P03: the server shuts down or starts; 25006: it has become a replica.
                case PostgresException postgres:
                    return postgres.IsTransient || postgres.SqlState.StartsWith("57P", StringComparison.Ordinal) || postgres.SqlState == PostgresErrorCodes.ReadOnlySqlTransaction;
                case SqliteException sqlite:
                    return sqlite.SqliteErrorCode is Busy or Locked;
                case NpgsqlException or QueueUnavailableException or SocketException or TimeoutException:
                    return true;
                case DbException { IsTransient: true }:
                    return true;
            }
        }

        return false;
    }
}
