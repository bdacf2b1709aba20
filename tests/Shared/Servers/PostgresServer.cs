using Npgsql;

namespace Candor.Servers;

/// <summary>A PostgreSQL of Debian's on a loopback port, with its data in a folder of its own.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private readonly string _folder;
    private readonly string _binaries;
    private ServerProcess? _process;

    private readonly bool _isDurable;

    private PostgresServer(string binaries, bool isDurable)
    {
        (_binaries, _isDurable) = (binaries, isDurable);
        Port = ServerProcess.FreePort();
        _folder = Directory.CreateTempSubdirectory("candor-postgres-").FullName;
    }

    /// <summary>Why there is none; null where there is one.</summary>
    public static string? Missing => Binaries is null ? "PostgreSQL is not installed (Debian's package postgresql)." : null;

    public int Port { get; }

    private static string? Binaries => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(static d => Path.Combine(d, "bin")).Where(static d => File.Exists(Path.Combine(d, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : null;

    /// <summary>Starts one.</summary>
    /// <param name="isDurable">Whether it waits for the disk; tests kill the process only, never the machine.</param>
    public static async Task<PostgresServer> StartAsync(bool isDurable = false)
    {
        var server = new PostgresServer(Binaries ?? throw new InvalidOperationException(Missing), isDurable);
        if (IsRoot)
        {
            ServerProcess.Run("chown", "postgres", server._folder);
        }

        var (program, arguments) = server.Command("initdb", "--auth=trust", "--username=candor", "--no-sync", "--encoding=UTF8", "--locale=C", "--pgdata=" + server.Data);
        ServerProcess.Run(program, arguments);
        await server.BeginAsync();
        return server;
    }

    /// <summary>How to reach one of its databases.</summary>
    public string ConnectionString(string database) => $"Host=127.0.0.1;Port={Port};Username=candor;Database={database};Timeout=5;Command Timeout=20";

    /// <summary>Makes an empty database, or a copy of another that nobody uses.</summary>
    public async Task<string> CreateAsync(string name, string template = "template0")
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"create database {name} template {template} strategy file_copy";
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    /// <summary>Ends it at once, as a machine that loses power does to its clients, and starts it again.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await ResumeAsync();
    }

    /// <summary>Ends it at once; its data stay.</summary>
    public async Task StopAsync()
    {
        _process!.Signal(3);
        await _process.WaitForEndAsync();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Starts it again after <see cref="StopAsync"/>.</summary>
    public Task ResumeAsync() => BeginAsync();

    public async ValueTask DisposeAsync()
    {
        if (_process is { } process)
        {
            process.Signal(3);
            await process.WaitForEndAsync();
            process.Dispose();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private string Data => Path.Combine(_folder, "data");

    private static bool IsRoot => Environment.UserName == "root";

    private async Task BeginAsync()
    {
        var (program, arguments) = Command(
            "postgres", "-D", Data, "-p", $"{Port}", "-k", _folder, "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200", "-c", _isDurable ? "fsync=on" : "fsync=off", "-c", "shared_buffers=32MB");
        _process = new(Path.Combine(_folder, "log"), program, arguments);
        await _process.WaitAsync("PostgreSQL starts", async () =>
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
            await connection.OpenAsync();
            return true;
        });
    }

    /// <summary>PostgreSQL refuses to be root.</summary>
    private (string Program, string[] Arguments) Command(string name, params string[] arguments) => IsRoot
        ? ("setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", "--", Path.Combine(_binaries, name), .. arguments])
        : (Path.Combine(_binaries, name), arguments);
}
