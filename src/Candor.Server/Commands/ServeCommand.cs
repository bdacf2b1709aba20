using System.CommandLine;
using Candor.Server.Accounts;
using Candor.Server.Hosting;

namespace Candor.Server.Commands;

/// <summary><c>candor serve</c>.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "The folder for the database, the files and the key.", DefaultValueFactory = static _ => "candor-data", HelpName = "DIR" };
        var store = new Option<string?>("--store") { Description = "A connection string of PostgreSQL. Default: SQLite in the data folder.", HelpName = "CONNECTION" };
        var urls = new Option<string>("--urls") { Description = "Where to listen.", DefaultValueFactory = static _ => "http://127.0.0.1:8480", HelpName = "URL" };
        var workspace = new Option<string>("--workspace") { Description = "Whose cases these are: regulator, consumer-group or company.", DefaultValueFactory = static _ => "regulator", HelpName = "KIND" };
        var parallel = new Option<int>("--parallel") { Description = "How many audits run at once in this process; 0 where only 'candor worker' makes them.", DefaultValueFactory = static _ => 1, HelpName = "N" };
        var vault = new Option<string?>("--vault") { Description = "Where files are kept: a folder, or s3://bucket/prefix. Default: the data folder.", HelpName = "DIR" };
        var nats = new Option<string?>("--nats") { Description = "Servers of NATS, joined by commas, for workers on many machines; needs a store on PostgreSQL.", HelpName = "URL" };
        var rates = new Option<int>("--rates") { Description = "By what the limits of requests are multiplied, for many people behind one address.", DefaultValueFactory = static _ => 1, HelpName = "N" };
        var allowPrivate = new Option<bool>("--allow-private") { Description = "Let audits of pages reach loopback, link-local and private addresses." };
        var network = NetworkOption.Create();
        var calendar = new Option<string>("--calendar") { Description = "The calendar of the knowledge base in which working days are counted.", DefaultValueFactory = static _ => "cn", HelpName = "ID" };
        var command = new Command("serve", "Serves cases and audits to browsers and programs. The first start prints a link with which the administrator signs up.")
        {
            data, store, vault, nats, urls, workspace, parallel, network, rates, allowPrivate, calendar,
        };
        command.SetAction(async (parsed, cancellation) =>
        {
            if (!KebabEnum.TryParse<Workspace>(parsed.GetValue(workspace)!, out var kind))
            {
                await Console.Error.WriteLineAsync("candor: --workspace takes regulator, consumer-group or company.");
                return 2;
            }

            if (await NetworkOption.RefusalAsync(parsed.GetValue(network)!) is { } refusal)
            {
                await Console.Error.WriteLineAsync("candor: " + refusal.Message);
                return refusal.Code;
            }

            string? password;
            try
            {
                password = ServerKey.Password(Environment.GetEnvironmentVariable(ServerKey.PasswordFile));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"candor: {ServerKey.PasswordFile}: {e.Message}");
                return 2;
            }

            var options = new ServerOptions(parsed.GetValue(data)!, parsed.GetValue(store), parsed.GetValue(urls)!, kind, parsed.GetValue(parallel))
            {
                Vault = parsed.GetValue(vault),
                Nats = parsed.GetValue(nats),
                RateFactor = Math.Clamp(parsed.GetValue(rates), 1, 1000),
                AllowPrivate = parsed.GetValue(allowPrivate),
                Network = NetworkOption.Use(parsed.GetValue(network)!),
                KeyPassword = password,
                Calendar = parsed.GetValue(calendar)!,
            };
            await using var app = await ServerBuilder.BuildAsync(options, TimeProvider.System);
            await app.StartAsync(cancellation);
            await using (var scope = app.Services.CreateAsyncScope())
            {
                var address = app.Urls.First();
                await Console.Out.WriteLineAsync($"Candor listens at {address}");
                if (await FirstStart.RunAsync(scope.ServiceProvider, cancellation) is { } link)
                {
                    await Console.Out.WriteLineAsync($"First start: the administrator signs up, once and within seven days, at {address}{link}");
                }
            }

            await app.WaitForShutdownAsync(cancellation);
            return 0;
        });
        return command;
    }
}
