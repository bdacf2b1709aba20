using System.Globalization;
using Candor.Cases;
using Candor.ScaleOut.Tests.Support;
using Candor.Servers;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Candor.ScaleOut.Tests.Chaos;

/// <summary>One database, perhaps a stream, the server's part of the queue in this process, and workers that are processes of their own.</summary>
internal sealed class Laboratory : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("candor-laboratory-").FullName;
    private readonly CancellationTokenSource _end = new();
    private readonly PostgresServer _postgres;
    private readonly NatsCluster? _nats;
    private readonly string _connection;
    private readonly StoreAddress _store;
    private readonly IAuditQueue _queue;
    private readonly FolderVault _vault;
    private readonly string _command;
    private readonly Dictionary<string, ServerProcess> _workers = new(StringComparer.Ordinal);
    private readonly Task _sweeping;

    private Laboratory(PostgresServer postgres, NatsCluster? nats, string connection)
    {
        (_postgres, _nats, _connection) = (postgres, nats, connection);
        _store = StoreAddress.Parse(connection);
        _queue = nats is null ? new PostgresAuditQueue(_store, TimeProvider.System) : new NatsAuditQueue(_store, nats.Servers, TimeProvider.System);
        _vault = new FolderVault(Path.Combine(_folder, "blobs"));
        _command = FakeCommand.Write(_folder);
        _sweeping = SweepAsync();
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>The ids of the jobs, and the hash of what each must give back.</summary>
    public Dictionary<string, string> Submitted { get; } = new(StringComparer.Ordinal);

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

        var connection = await postgres.CreateAsync("candor") + ";Maximum Pool Size=20";
        await WorkerUnderTest.MigrateAsync(StoreAddress.Parse(connection));
        // The database itself counts how often each job came to an end, whoever claims what.
        await RunAsync(connection, """
            create table endings (job_id text not null, epoch integer not null);
            create function count_ending() returns trigger language plpgsql as $$ begin insert into endings values (new.id, new.epoch); return new; end $$;
            create trigger ending after update on audit_jobs for each row when (new.state = 'succeeded' and old.result_sha256 is distinct from new.result_sha256) execute function count_ending();
            """);
        return new(postgres, nats, connection);
    }

    /// <summary>Submits audits; submitting again where the database was away, as a server does.</summary>
    public async Task SubmitAsync(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"echo of {i}");
            var blob = await _vault.PutAsync(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)), 1000, Cancellation);
            var request = Server.Work.JobRequestJson.Write(FakeCommand.Request(blob));
            var job = new NewJob($"key {i}", request, text, new(i % JobLane.Priorities, i % JobLane.Sizes)) { MaxAttempts = 12 };
            Submitted[await PersistAsync(() => _queue.SubmitAsync(job, Cancellation))] = blob.Sha256;
        }
    }

    /// <summary>Starts a worker, or starts it again.</summary>
    public void StartWorker(string name)
    {
        if (_workers.Remove(name, out var before))
        {
            before.Dispose();
        }

        string[] stream = _nats is null ? [] : ["--nats", _nats.Servers];
        _workers[name] = new(
            Log(name), "env", ["CANDOR_COMMAND=" + _command, "dotnet", Path.Combine(AppContext.BaseDirectory, "candor-server.dll"), "worker", "--store", _connection, .. stream,
            "--vault", Path.Combine(_folder, "blobs"), "--name", name, "--parallel", "2", "--lease", "4", "--memory", "256", "--temp", Path.Combine(_folder, "work")]);
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
        await _end.CancelAsync();
        await _sweeping;
        foreach (var worker in _workers.Values)
        {
            worker.Dispose();
        }

        await _queue.DisposeAsync();
        NpgsqlConnection.ClearAllPools();
        if (_nats is not null)
        {
            await _nats.DisposeAsync();
        }

        await _postgres.DisposeAsync();
        _end.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private string Log(string name) => Path.Combine(_folder, name + ".log");

    /// <summary>What the server does besides submitting: it sweeps and relays.</summary>
    private async Task SweepAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await _queue.SweepAsync(_end.Token);
                await Task.Delay(1000, _end.Token);
            }
            catch (QueueUnavailableException)
            {
                await Task.Delay(500, CancellationToken.None);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

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

        var logs = string.Join('\n', _workers.Keys.Select(n => $"{n}: {string.Join('\n', File.ReadLines(Log(n)).TakeLast(8))}"));
        var states = string.Join(", ", (await JobsAsync()).GroupBy(static j => j.State).Select(static g => $"{g.Count()} {g.Key}"));
        throw new InvalidOperationException($"Not within two minutes: {what}. {states}. {logs}");
    }

    private static async Task<T> PersistAsync<T>(Func<Task<T>> call)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await call();
            }
            catch (QueueUnavailableException) when (i < 100)
            {
                await Task.Delay(200, Cancellation);
            }
        }
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
