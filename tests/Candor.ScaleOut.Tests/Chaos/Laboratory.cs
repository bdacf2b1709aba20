using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Candor.Cases;
using Candor.ScaleOut.Tests.Support;
using Candor.Servers;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Candor.ScaleOut.Tests.Chaos;

/// <summary>One database, perhaps a stream, a server and workers, each of them a process of its own; and a program that hands audits in over HTTP.</summary>
internal sealed class Laboratory : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("candor-laboratory-").FullName;
    private readonly PostgresServer _postgres;
    private readonly NatsCluster? _nats;
    private readonly string _connection;
    private readonly StoreAddress _store;
    private readonly string _command;
    private readonly Dictionary<string, ServerProcess> _workers = new(StringComparer.Ordinal);
    private readonly ServedCandor _server;

    private Laboratory(PostgresServer postgres, NatsCluster? nats, string connection)
    {
        (_postgres, _nats, _connection) = (postgres, nats, connection);
        _store = StoreAddress.Parse(connection);
        _command = FakeCommand.Write(_folder);
        _server = new(_folder, [.. Store, "--parallel", "0"]);
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The ids of the jobs, and the hash of what each must give back.</summary>
    public ConcurrentDictionary<string, string> Submitted { get; } = new(StringComparer.Ordinal);

    public NatsCluster Nats => _nats!;

    public static async Task<Laboratory> OpenAsync(int natsNodes)
    {
        var postgres = await PostgresServer.StartAsync();
        NatsCluster? nats = null;
        if (natsNodes > 0)
        {
            nats = NatsCluster.Prepare(natsNodes);
            await nats.StartAsync();
        }

        var lab = new Laboratory(postgres, nats, await postgres.CreateAsync("candor") + ";Maximum Pool Size=20");
        await lab._server.StartAsync();
        // The database itself counts how often each job came to an end, whoever claims what.
        await RunAsync(lab._connection, """
            create table endings (job_id text not null, epoch integer not null);
            create function count_ending() returns trigger language plpgsql as $$ begin insert into endings values (new.id, new.epoch); return new; end $$;
            create trigger ending after update on audit_jobs for each row when (new.state = 'succeeded' and old.result_sha256 is distinct from new.result_sha256) execute function count_ending();
            """);
        await lab._server.SignUpAsync();
        return lab;
    }

    /// <summary>Hands audits in, one after the other, and each again with the same key until the server has said that it has it.</summary>
    public async Task SubmitAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var bytes = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"echo of {i}"));
            Submitted[await _server.SubmitAsync(bytes, $"key {i}", priority: i % JobLane.Priorities, attempts: 12)] = Convert.ToHexStringLower(SHA256.HashData(bytes));
        }
    }

    /// <summary>Waits until so many have been handed in.</summary>
    public async Task WaitForSubmittedAsync(int count)
    {
        while (Submitted.Count < count)
        {
            await Task.Delay(20, Cancellation);
        }
    }

    /// <summary>Kills the server and starts it again at the same place.</summary>
    public async Task RestartServerAsync()
    {
        await _server.KillAsync();
        await _server.StartAsync();
    }

    /// <summary>Starts a worker, or starts it again.</summary>
    public void StartWorker(string name)
    {
        if (_workers.Remove(name, out var before))
        {
            before.Dispose();
        }

        _workers[name] = new(
            Log(name), "env", ["CANDOR_COMMAND=" + _command, "dotnet", ServedCandor.Program, "worker", .. Store,
            "--name", name, "--parallel", "2", "--lease", "4", "--memory", "256", "--temp", Path.Combine(_folder, "work")]);
    }

    /// <summary>Sends a worker a signal while it holds a job.</summary>
    public async Task SignalAsync(string name, int signal)
    {
        await WaitAsync($"{name} holds a job", async c => await CountAsync(c, $"select count(*) from audit_jobs where state = 'running' and worker = '{name}'") > 0);
        _workers[name].Signal(signal);
    }

    public void Wake(string name) => _workers[name].Signal(18);

    /// <summary>Ends a worker as an operator does, and waits until it has.</summary>
    public async Task<string> StopAsync(string name)
    {
        _workers[name].Signal(15);
        await _workers[name].WaitForEndAsync();
        return await File.ReadAllTextAsync(Log(name), Cancellation);
    }

    public Task RestartDatabaseAsync() => _postgres.RestartAsync();

    public Task WaitForEndedAsync(int count) => WaitAsync($"{count} jobs have ended", async c => await CountAsync(c, "select count(*) from audit_jobs where ended_at is not null") >= count);

    /// <summary>Waits until nothing of a worker's is its own any more: its leases have been taken back.</summary>
    public Task WaitForTakeoverAsync(string name) =>
        WaitAsync($"{name} has lost its jobs", async c => await CountAsync(c, $"select count(*) from audit_jobs where state = 'running' and worker = '{name}'") == 0);

    public async Task<long> CountAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_connection);
        await connection.OpenAsync(Cancellation);
        return await CountAsync(connection, sql);
    }

    public async Task<IReadOnlyList<AuditJobRow>> JobsAsync()
    {
        await using var context = WorkerUnderTest.Context(_store);
        return await context.AuditJobs.AsNoTracking().ToListAsync(Cancellation);
    }

    public async Task<IReadOnlyList<AuditArtefactRow>> ArtefactsAsync()
    {
        await using var context = WorkerUnderTest.Context(_store);
        return await context.AuditArtefacts.AsNoTracking().ToListAsync(Cancellation);
    }

    /// <summary>The folders of audits that are there now.</summary>
    public string[] AuditFolders() => [.. Directory.GetDirectories(Path.Combine(_folder, "work")).SelectMany(Directory.GetDirectories)];

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        foreach (var worker in _workers.Values)
        {
            worker.Dispose();
        }

        NpgsqlConnection.ClearAllPools();
        if (_nats is not null)
        {
            await _nats.DisposeAsync();
        }

        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private string Log(string name) => Path.Combine(_folder, name + ".log");

    /// <summary>Where the server and the workers find each other.</summary>
    private string[] Store => ["--store", _connection, "--vault", Path.Combine(_folder, "blobs"), .. _nats is null ? (string[])[] : ["--nats", _nats.Servers]];

    private async Task WaitAsync(string what, Func<NpgsqlConnection, Task<bool>> isSo)
    {
        for (var i = 0; i < 2400; i++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(_connection);
                await connection.OpenAsync(Cancellation);
                if (await isSo(connection))
                {
                    return;
                }
            }
            catch (NpgsqlException)
            {
                // It restarts.
            }

            await Task.Delay(50, Cancellation);
        }

        var logs = string.Join('\n', _workers.Keys.Select(n => $"{n}: {string.Join('\n', File.ReadLines(Log(n)).TakeLast(8))}").Append("server: " + _server.Log));
        var states = string.Join(", ", (await JobsAsync()).GroupBy(static j => j.State).Select(static g => $"{g.Count()} {g.Key}"));
        throw new InvalidOperationException($"Not within two minutes: {what}. {states}. {logs}");
    }

    private static async Task<long> CountAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return Convert.ToInt64(await command.ExecuteScalarAsync(Cancellation), CultureInfo.InvariantCulture);
    }

    private static async Task RunAsync(string connection, string sql)
    {
        await using var opened = new NpgsqlConnection(connection);
        await opened.OpenAsync(Cancellation);
        await using var command = new NpgsqlCommand(sql, opened);
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
