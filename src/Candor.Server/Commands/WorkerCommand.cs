using System.CommandLine;
using Candor.Server.Work;

namespace Candor.Server.Commands;

/// <summary><c>candor worker</c>.</summary>
internal static class WorkerCommand
{
    public static Command Create()
    {
        var store = new Option<string>("--store") { Description = "The server's database: a connection string of PostgreSQL, or the file of SQLite.", Required = true, HelpName = "CONNECTION" };
        var vault = new Option<string>("--vault") { Description = "The server's files: a folder that both reach, or s3://bucket/prefix.", Required = true, HelpName = "DIR" };
        var nats = new Option<string?>("--nats") { Description = "The servers of NATS, joined by commas, where the server uses it.", HelpName = "URL" };
        var name = new Option<string?>("--name") { Description = "The worker's name in the ledger. Default: the machine's, with a number.", HelpName = "NAME" };
        var parallel = new Option<int>("--parallel") { Description = "How many audits run at once.", DefaultValueFactory = static _ => 1, HelpName = "N" };
        var memory = new Option<int>("--memory") { Description = "The memory of one audit, in MiB.", DefaultValueFactory = static _ => 3072, HelpName = "MIB" };
        var minutes = new Option<int>("--minutes") { Description = "The longest that one audit may take.", DefaultValueFactory = static _ => 20, HelpName = "N" };
        var size = new Option<int>("--size") { Description = "The largest size class that it takes: 0 small, 1 large.", DefaultValueFactory = static _ => 1, HelpName = "0|1" };
        var lease = new Option<int>("--lease") { Description = "Seconds after which another worker may take a job of which nothing is heard.", DefaultValueFactory = static _ => 30, HelpName = "S" };
        var key = new Option<string?>("--key") { Description = "The key that signs evidence bundles ('candor key new'). Default: no bundles.", HelpName = "FILE" };
        var command = new Command("worker", "Makes audits for a server, on this machine or on another. End it with SIGTERM: it gives back what it holds.")
        {
            store, vault, nats, name, parallel, memory, minutes, size, lease, key,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            var options = new WorkerOptions(parsed.GetValue(name) ?? WorkerOptions.NewName(), WorkerOptions.FindCommand())
            {
                Parallel = Math.Clamp(parsed.GetValue(parallel), 1, 64),
                Memory = Math.Clamp(parsed.GetValue(memory), 256, 1 << 20),
                Longest = TimeSpan.FromMinutes(Math.Clamp(parsed.GetValue(minutes), 1, 600)),
                LargestSize = Math.Clamp(parsed.GetValue(size), 0, 1),
                Lease = TimeSpan.FromSeconds(Math.Clamp(parsed.GetValue(lease), 3, 3600)),
                BundleKey = parsed.GetValue(key),
            };
            var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
            builder.Services.AddSingleton(TimeProvider.System);
            builder.Services.AddSingleton(options);
            builder.Services.AddSingleton(Engines.Queue(StoreAddress.Parse(parsed.GetValue(store)!), parsed.GetValue(nats), TimeProvider.System));
            builder.Services.AddSingleton(Engines.Vault(parsed.GetValue(vault)!, TimeProvider.System));
            builder.Services.AddHostedService<AuditWorker>();
            await builder.Build().RunAsync(cancellation);
            return 0;
        });
        return command;
    }
}
