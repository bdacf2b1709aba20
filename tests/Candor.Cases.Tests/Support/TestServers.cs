using Candor.Servers;
using Microsoft.EntityFrameworkCore;
using Npgsql;

[assembly: AssemblyFixture(typeof(Candor.Cases.Tests.Support.TestServers))]

namespace Candor.Cases.Tests.Support;

/// <summary>The servers that tests share, each started when the first asks for it, and stores with all tables in them.</summary>
public sealed class TestServers : IAsyncLifetime
{
    private const string Template = "candor_template";

    private readonly string _folder = Directory.CreateTempSubdirectory("candor-stores-").FullName;
    private readonly Lazy<Task<PostgresServer>> _postgres;
    private readonly Lazy<Task<NatsCluster>> _nats;
    private readonly Lazy<Task<string>> _sqlite;
    private readonly SemaphoreSlim _copying = new(1, 1);
    private int _count;

    public TestServers()
    {
        _postgres = new(static async () =>
        {
            var server = await PostgresServer.StartAsync();
            var connection = await server.CreateAsync(Template);
            await MigrateAsync(StoreAddress.Parse(connection + ";Pooling=false"));
            return server;
        });
        _nats = new(static async () =>
        {
            var cluster = NatsCluster.Prepare(1);
            await cluster.StartAsync();
            return cluster;
        });
        _sqlite = new(async () =>
        {
            var path = Path.Combine(_folder, "template.db");
            await MigrateAsync(StoreAddress.Parse(path));
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            return path;
        });
    }

    public static string? PostgresMissing => PostgresServer.Missing;

    public static string? NatsMissing => PostgresServer.Missing ?? NatsCluster.Missing;

    /// <summary>An empty store in a file.</summary>
    public async Task<StoreAddress> SqliteAsync()
    {
        var path = Path.Combine(_folder, $"{Interlocked.Increment(ref _count)}.db");
        File.Copy(await _sqlite.Value, path);
        return StoreAddress.Parse(path);
    }

    /// <summary>An empty store in PostgreSQL.</summary>
    public async Task<StoreAddress> PostgresAsync()
    {
        var server = await _postgres.Value;
        await _copying.WaitAsync();
        try
        {
            return StoreAddress.Parse(await server.CreateAsync($"t{Interlocked.Increment(ref _count)}", Template) + ";Maximum Pool Size=12");
        }
        finally
        {
            _copying.Release();
        }
    }

    /// <summary>The addresses of NATS, and a name for a stream that nobody else uses.</summary>
    public async Task<(string Servers, NatsQueueOptions Options)> NatsAsync() =>
        ((await _nats.Value).Servers, new() { Stream = $"T{Interlocked.Increment(ref _count)}", AckWait = TimeSpan.FromSeconds(5) });

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (_nats.IsValueCreated)
        {
            await (await _nats.Value).DisposeAsync();
        }

        if (_postgres.IsValueCreated)
        {
            await (await _postgres.Value).DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        _copying.Dispose();
    }

    private static async Task MigrateAsync(StoreAddress address)
    {
        var options = new DbContextOptionsBuilder<CandorDbContext>();
        address.Configure(options);
        await using var context = new CandorDbContext(options.Options);
        await context.Database.MigrateAsync();
    }
}
