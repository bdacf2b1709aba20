using System.Text;
using Candor.Cases;
using Candor.Server.Work;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Candor.ScaleOut.Tests.Support;

/// <summary>A worker in this process, with a queue on SQLite and a vault in a folder.</summary>
internal sealed class WorkerUnderTest : IAsyncDisposable
{
    private readonly StoreAddress _store;
    private readonly AuditWorker _worker;
    private int _number;

    private WorkerUnderTest(string folder, StoreAddress store, WorkerOptions options)
    {
        Folder = folder;
        _store = store;
        Options = options;
        Queue = new SqliteAuditQueue(store, TimeProvider.System, new() { RetryDelays = [TimeSpan.FromMilliseconds(1)] });
        Vault = new FolderVault(Path.Combine(folder, "blobs"));
        _worker = new(Queue, Vault, options, Telemetry, TimeProvider.System, NullLogger<AuditWorker>.Instance);
    }

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public string Folder { get; }

    public WorkerOptions Options { get; }

    public SqliteAuditQueue Queue { get; }

    public FolderVault Vault { get; }

    public WorkTelemetry Telemetry { get; } = new();

    public static async Task<WorkerUnderTest> StartAsync(Func<WorkerOptions, WorkerOptions>? change = null, string? command = null)
    {
        var folder = Directory.CreateTempSubdirectory("candor-worker-").FullName;
        var store = StoreAddress.Parse(Path.Combine(folder, "candor.db"));
        await MigrateAsync(store);
        var options = new WorkerOptions("the worker", command ?? FakeCommand.Write(folder))
        {
            Folder = Path.Combine(folder, "work"),
            Lease = TimeSpan.FromSeconds(3),
            Idle = TimeSpan.FromMilliseconds(100),
            Memory = 256,
        };
        var made = new WorkerUnderTest(folder, store, change?.Invoke(options) ?? options);
        await made._worker.StartAsync(Cancellation);
        return made;
    }

    public static async Task MigrateAsync(StoreAddress store)
    {
        await using var context = Context(store);
        await context.Database.MigrateAsync(Cancellation);
    }

    public static CandorDbContext Context(StoreAddress store)
    {
        var options = new DbContextOptionsBuilder<CandorDbContext>();
        store.Configure(options);
        return new(options.Options);
    }

    public async Task<StoredBlob> PutAsync(string content) => await Vault.PutAsync(new MemoryStream(Encoding.UTF8.GetBytes(content)), 1 << 20, Cancellation);

    /// <summary>Submits an audit of a file with this content.</summary>
    public async Task<string> SubmitAsync(string content, string? name = "app.apk", int attempts = 1) =>
        await SubmitAsync(FakeCommand.Request(await PutAsync(content), name), attempts);

    public Task<string> SubmitAsync(JobRequest request, int attempts = 1) => SubmitTextAsync(JobRequestJson.Write(request), attempts);

    public Task<string> SubmitTextAsync(string request, int attempts = 1, int size = 1) =>
        Queue.SubmitAsync(new($"key {Interlocked.Increment(ref _number)}", request, "An app", new(1, size)) { MaxAttempts = attempts }, Cancellation);

    /// <summary>Waits until a job is so.</summary>
    public async Task<AuditJobRow> WaitAsync(string id, Func<AuditJobRow, bool> isSo)
    {
        for (var i = 0; i < 1200; i++)
        {
            var job = await JobAsync(id);
            if (isSo(job))
            {
                return job;
            }

            await Task.Delay(50, Cancellation);
        }

        var last = await JobAsync(id);
        throw new InvalidOperationException($"The job is {last.State} after a minute: {last.Error}");
    }

    public Task<AuditJobRow> EndAsync(string id) => WaitAsync(id, static j => j.EndedAt is not null);

    public async Task<AuditJobRow> JobAsync(string id)
    {
        await using var context = Context(_store);
        return await context.AuditJobs.AsNoTracking().SingleAsync(j => j.Id == id, Cancellation);
    }

    public async Task<Dictionary<string, string>> ArtefactsAsync(string id)
    {
        await using var context = Context(_store);
        return await context.AuditArtefacts.AsNoTracking().Where(a => a.JobId == id).ToDictionaryAsync(static a => a.Name, static a => a.Sha256, Cancellation);
    }

    public async Task<string> ReadAsync(string sha256)
    {
        await using var content = await Vault.OpenAsync(sha256, Cancellation);
        using var reader = new StreamReader(content!);
        return await reader.ReadToEndAsync(Cancellation);
    }

    /// <summary>The folders of audits that are there now.</summary>
    public string[] AuditFolders() => Directory.Exists(Options.Folder) ? [.. Directory.GetDirectories(Options.Folder).SelectMany(Directory.GetDirectories)] : [];

    public Task StopAsync() => _worker.StopAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _worker.Dispose();
        Telemetry.Dispose();
        await Queue.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
