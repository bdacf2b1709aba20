using System.Diagnostics;
using System.Globalization;
using Candor.Cases;
using Candor.Servers;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

// What each engine of the queue carries on this machine: jobs submitted, and jobs leased and completed, in a second; and what a job weighs in the database.
//   dotnet run -c Release --project bench/queue -- [JOBS [BACKLOG]]
// PostgreSQL runs with fsync on and NATS on one server and on three, all on this machine's loopback; every job's completion has three artefacts.
var jobs = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 2000;
var backlog = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 0;
var lease = TimeSpan.FromMinutes(5);
var summary = new string('s', 400);
var request = new string('r', 500);
Console.WriteLine("| engine | waiting before | submit/s, 1 | submit/s, 8 | lease + complete/s, 1 worker | 4 workers | KiB a job |");
Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: |");
var folder = Directory.CreateTempSubdirectory("candor-queue-bench-").FullName;
try
{
    var file = Path.Combine(folder, "candor.db");
    var sqlite = StoreAddress.Parse(file);
    await MigrateAsync(sqlite);
    await using (var queue = new SqliteAuditQueue(sqlite, TimeProvider.System))
    {
        await MeasureAsync("SQLite", queue, () =>
        {
            using var connection = new SqliteConnection(sqlite.ConnectionString);
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "pragma wal_checkpoint(truncate)";
            command.ExecuteNonQuery();
            return Task.FromResult(new FileInfo(file).Length);
        });
    }

    await using var postgres = await PostgresServer.StartAsync(isDurable: true);
    foreach (var nodes in new[] { 0, 1, 3 })
    {
        var store = StoreAddress.Parse(await postgres.CreateAsync($"bench{nodes}"));
        await MigrateAsync(store);
        if (backlog > 0)
        {
            await FillAsync(store.ConnectionString, backlog);
        }

        var cluster = nodes > 0 ? NatsCluster.Prepare(nodes) : null;
        if (cluster is not null)
        {
            await cluster.StartAsync();
        }

        await using (IAuditQueue queue = cluster is null ? new PostgresAuditQueue(store, TimeProvider.System) : new NatsAuditQueue(store, cluster.Servers, TimeProvider.System))
        {
            await MeasureAsync(nodes switch { 0 => "PostgreSQL", 1 => "PostgreSQL + NATS", _ => "PostgreSQL + NATS, 3 servers" }, queue, async () =>
            {
                await using var connection = new NpgsqlConnection(store.ConnectionString);
                await connection.OpenAsync();
                await using var command = new NpgsqlCommand("select pg_total_relation_size('audit_jobs') + pg_total_relation_size('audit_artefacts') + pg_total_relation_size('outbox')", connection);
                return (long)(await command.ExecuteScalarAsync())!;
            });
        }

        if (cluster is not null)
        {
            await cluster.DisposeAsync();
        }
    }
}
finally
{
    SqliteConnection.ClearAllPools();
    Directory.Delete(folder, recursive: true);
}

async Task MeasureAsync(string engine, IAuditQueue queue, Func<Task<long>> size)
{
    await queue.SubmitAsync(Job("warm"), default);
    await EndAsync(queue, 1);
    var before = await size();
    var alone = await RateAsync(jobs / 2, async () =>
    {
        for (var i = 0; i < jobs / 2; i++)
        {
            await queue.SubmitAsync(Job($"a{i}"), default);
        }
    });
    var together = await RateAsync(jobs / 2, () => Task.WhenAll(Enumerable.Range(0, 8).Select(w => Task.Run(async () =>
    {
        for (var i = w; i < jobs / 2; i += 8)
        {
            await queue.SubmitAsync(Job($"b{i}"), default);
        }
    }))));
    var one = await RateAsync(jobs / 2, () => EndAsync(queue, jobs / 2));
    var four = await RateAsync(jobs / 2, () => Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => EndAsync(queue, jobs / 8)))));
    var weight = (await size() - before) / 1024.0 / jobs;
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {engine} | {(engine == "SQLite" ? 0 : backlog):N0} | {alone:N0} | {together:N0} | {one:N0} | {four:N0} | {weight:0.0} |"));
}

// Lane p0: a backlog waits behind it, in p2, as a campaign does.
NewJob Job(string key) => new(key, request, "An app of a campaign", new(0, 0));

async Task EndAsync(IAuditQueue queue, int count)
{
    for (var i = 0; i < count; i++)
    {
        var held = await queue.LeaseAsync("bench", 0, lease, default) ?? throw new InvalidOperationException("Nothing waits.");
        var hash = new string('a', 64);
        await queue.CompleteAsync(held, new(hash, summary, [new("audit.json", hash, 1), new("audit.sarif", hash, 1), new("report.html", hash, 1)]), default);
    }
}

static async Task<double> RateAsync(int count, Func<Task> work)
{
    var watch = Stopwatch.StartNew();
    await work();
    return count / watch.Elapsed.TotalSeconds;
}

static async Task MigrateAsync(StoreAddress store)
{
    var options = new DbContextOptionsBuilder<CandorDbContext>();
    store.Configure(options);
    await using var context = new CandorDbContext(options.Options);
    await context.Database.MigrateAsync();
}

static async Task FillAsync(string connectionString, int count)
{
    await using var connection = new NpgsqlConnection(connectionString);
    await connection.OpenAsync();
    await using var command = new NpgsqlCommand(
        $"""
        insert into audit_jobs (id, key, request, title, state, priority, size, epoch, attempts, max_attempts, not_before, percent, cancel_requested, created_at)
        select 'f' || i, 'f' || i, repeat('r', 500), 'An app', 'queued', 2, 0, 0, 0, 3, i, 0, false, i from generate_series(1, {count}) i;
        insert into outbox (job_id, epoch, lane, created_at, due_at, sent_at, sequence) select id, 0, 'p2.s0', 0, 0, 0, 1000000000 from audit_jobs where priority = 2;
        """,
        connection) { CommandTimeout = 600 };
    await command.ExecuteNonQueryAsync();
}
