using System.CommandLine;
using System.Data.Common;
using Candor.Server.Hosting;
using Candor.Server.Work;
using Microsoft.Data.Sqlite;

namespace Candor.Server.Commands;

/// <summary><c>candor worker</c>.</summary>
internal static class WorkerCommand
{
    private const int Usage = 2;
    private const int NotReady = 3;

    public static Command Create()
    {
        var store = new Option<string>("--store") { Description = "The store of the server: a connection string of PostgreSQL, or the file of SQLite.", Required = true, HelpName = "CONNECTION|FILE" };
        var nats = new Option<string?>("--nats") { Description = "The servers of NATS JetStream that hand jobs out, joined by commas. Default: the store itself does.", HelpName = "URL,URL" };
        var vault = new Option<string?>("--vault") { Description = "Where files lie: a folder, or s3://bucket/prefix?endpoint=…. Default for SQLite: blobs beside the file.", HelpName = "DIR|s3://…" };
        var name = new Option<string?>("--name") { Description = "The worker's name in lists. Default: the machine's, with a number.", HelpName = "NAME" };
        var parallel = new Option<int>("--parallel") { Description = "How many audits at once.", DefaultValueFactory = static _ => 1, HelpName = "N" };
        var memory = new Option<int>("--memory") { Description = "The memory of one audit, in MiB; one that needs more is ended.", DefaultValueFactory = static _ => 3072, HelpName = "MIB" };
        var size = new Option<int>("--size") { Description = "The largest size class to take: 0 small apps only, 1 also large ones.", DefaultValueFactory = static _ => 1, HelpName = "0|1" };
        var minutes = new Option<int>("--minutes") { Description = "The time of one audit, in minutes; one that takes longer is ended.", DefaultValueFactory = static _ => 20, HelpName = "N" };
        var lease = new Option<int>("--lease") { Description = "After how many seconds without a sign of life others may take over a job.", DefaultValueFactory = static _ => 30, HelpName = "S" };
        var work = new Option<string?>("--temp") { Description = "Where audits have their folders. Default: the system's folder for temporary files.", HelpName = "DIR" };
        var key = new Option<string?>("--key") { Description = "Sign an evidence bundle of every audit with this key (PEM).", HelpName = "FILE" };
        var network = NetworkOption.Create();
        var command = new Command("worker", "Makes the audits that a server's queue holds, each in a process of its own. Start it on as many machines as you like; SIGTERM ends it without losing a job.")
        {
            store, nats, vault, name, parallel, memory, size, minutes, lease, work, key, network,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            StoreAddress address;
            try
            {
                address = StoreAddress.Parse(parsed.GetValue(store)!);
            }
            catch (ArgumentException e)
            {
                return await RefuseAsync(Usage, $"--store is no connection string and no file: {e.Message}");
            }

            var bounds = new (int Value, int Least, int Most, string Option)[]
            {
                (parsed.GetValue(parallel), 1, 256, "--parallel"), (parsed.GetValue(memory), 128, 1 << 20, "--memory"), (parsed.GetValue(size), 0, 1, "--size"),
                (parsed.GetValue(minutes), 1, 24 * 60, "--minutes"), (parsed.GetValue(lease), 3, 3600, "--lease"),
            };
            if (bounds.FirstOrDefault(static b => b.Value < b.Least || b.Value > b.Most) is { Option: { } wrong } bound)
            {
                return await RefuseAsync(Usage, $"{wrong} takes a number from {bound.Least} to {bound.Most}.");
            }

            if (parsed.GetValue(nats) is not null && address.Engine != StoreEngine.Postgres)
            {
                return await RefuseAsync(Usage, "--nats needs a store on PostgreSQL, which is the ledger.");
            }

            if ((parsed.GetValue(vault) ?? DefaultVault(address)) is not { } vaultText)
            {
                return await RefuseAsync(Usage, "--vault is needed where the store is on PostgreSQL: the folder or bucket of the server.");
            }

            if (await NetworkOption.RefusalAsync(parsed.GetValue(network)!) is { } refusal)
            {
                return await RefuseAsync(refusal.Code, refusal.Message);
            }

            var command = WorkerOptions.FindCommand();
            if (Path.IsPathRooted(command) && !File.Exists(command))
            {
                return await RefuseAsync(NotReady, $"The command that audits is not at '{command}'; name it in CANDOR_COMMAND.");
            }

            if (address.Engine == StoreEngine.Sqlite && !File.Exists(new SqliteConnectionStringBuilder(address.ConnectionString).DataSource))
            {
                return await RefuseAsync(NotReady, "The file of the store is not there. Start 'candor serve' first.");
            }

            try
            {
                if (!await Engines.IsReadyAsync(address, cancellation))
                {
                    return await RefuseAsync(NotReady, "The tables of the store are not there or of another version. Start 'candor serve' of this version first.");
                }
            }
            catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException)
            {
                return await RefuseAsync(NotReady, $"The store cannot be reached: {e.Message}");
            }

            var options = new WorkerOptions(parsed.GetValue(name) ?? WorkerOptions.NewName(), command)
            {
                Parallel = parsed.GetValue(parallel),
                Memory = parsed.GetValue(memory),
                LargestSize = parsed.GetValue(size),
                TimeLimit = TimeSpan.FromMinutes(parsed.GetValue(minutes)),
                Lease = TimeSpan.FromSeconds(parsed.GetValue(lease)),
                Network = NetworkOption.Use(parsed.GetValue(network)!),
                BundleKey = parsed.GetValue(key) is { } path ? Path.GetFullPath(path) : null,
            };
            if (parsed.GetValue(work) is { } folder)
            {
                options = options with { Folder = Path.GetFullPath(folder) };
            }

            IEvidenceVault opened;
            try
            {
                opened = Engines.Vault(vaultText, TimeProvider.System);
            }
            catch (ArgumentException e)
            {
                return await RefuseAsync(Usage, e.Message);
            }

            var builder = Host.CreateApplicationBuilder();
            builder.Logging.ClearProviders().AddSimpleConsole(static o =>
            {
                o.SingleLine = true;
                o.UseUtcTimestamp = true;
                o.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss'Z' ";
            });
            builder.Services.AddSingleton(TimeProvider.System);
            builder.Services.AddSingleton(_ => Engines.Queue(address, parsed.GetValue(nats), TimeProvider.System));
            builder.Services.AddSingleton(opened);
            builder.Services.AddSingleton(options);
            Telemetry.Add(builder.Services, "candor-worker");
            builder.Services.AddHostedService<AuditWorker>();
            // A stop waits for audits that are nearly done.
            builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = options.Grace + TimeSpan.FromSeconds(15));
            await builder.Build().RunAsync(cancellation);
            return 0;
        });
        return command;
    }

    private static string? DefaultVault(StoreAddress address) => address.Engine == StoreEngine.Sqlite
        ? Path.Combine(Path.GetDirectoryName(Path.GetFullPath(new SqliteConnectionStringBuilder(address.ConnectionString).DataSource))!, "blobs")
        : null;

    private static async Task<int> RefuseAsync(int code, string message)
    {
        await Console.Error.WriteLineAsync("candor: " + message);
        return code;
    }
}
