using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Candor.Cases;

/// <summary>Where the store is.</summary>
/// <param name="Engine">Which database.</param>
/// <param name="ConnectionString">How to reach it.</param>
public sealed record StoreAddress(StoreEngine Engine, string ConnectionString)
{
    /// <summary>The migrations of SQLite.</summary>
    public const string SqliteMigrations = "Candor.Cases.Sqlite";

    /// <summary>The migrations of PostgreSQL.</summary>
    public const string PostgresMigrations = "Candor.Cases.Postgres";

    /// <summary>The store that a text names: a connection string of PostgreSQL (<c>Host=…</c> or <c>postgres://…</c>), else the file of SQLite.</summary>
    public static StoreAddress Parse(string text)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "postgres" or "postgresql")
        {
            var user = address.UserInfo.Split(':', 2);
            var builder = new NpgsqlConnectionStringBuilder
            {
                Host = address.Host,
                Port = address.Port > 0 ? address.Port : 5432,
                Database = Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/')),
                Username = Uri.UnescapeDataString(user[0]),
                Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            };
            return new(StoreEngine.Postgres, builder.ConnectionString);
        }

        return text.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? new(StoreEngine.Postgres, text)
            : new(StoreEngine.Sqlite, new SqliteConnectionStringBuilder { DataSource = text, ForeignKeys = true, DefaultTimeout = 30 }.ConnectionString);
    }

    /// <summary>Points a context to it.</summary>
    public void Configure(DbContextOptionsBuilder options)
    {
        ArgumentNullException.ThrowIfNull(options);
        // Identity reads the version of its tables from the services of the application; version 3 has passkeys.
        options.UseApplicationServiceProvider(
            new ServiceCollection().Configure<IdentityOptions>(static o => o.Stores.SchemaVersion = IdentitySchemaVersions.Version3).BuildServiceProvider());
        if (Engine == StoreEngine.Postgres)
        {
            options.UseNpgsql(ConnectionString, static o => o.MigrationsAssembly(PostgresMigrations));
        }
        else
        {
            options.UseSqlite(ConnectionString, static o => o.MigrationsAssembly(SqliteMigrations));
        }
    }
}
