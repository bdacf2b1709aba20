using Candor.Server.Accounts;
using Candor.Server.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Candor.Server.Tests.Support;

/// <summary>The real server, in the process of the test, on a port of its own and in a folder of its own.</summary>
internal sealed class ServerUnderTest : IAsyncDisposable
{
    private readonly string _folder;

    private ServerUnderTest(WebApplication app, string folder)
    {
        App = app;
        _folder = folder;
    }

    public WebApplication App { get; }

    public string Folder => _folder;

    public string Address => App.Urls.First();

    public static async Task<ServerUnderTest> StartAsync(Func<ServerOptions, ServerOptions>? change = null, Action<WebApplicationBuilder>? build = null, TimeProvider? clock = null)
    {
        var folder = Directory.CreateTempSubdirectory("candor-server-").FullName;
        var options = new ServerOptions(folder, null, "http://127.0.0.1:0", Workspace.Regulator, 0) { RateFactor = 1000 };
        var app = await ServerBuilder.BuildAsync(change?.Invoke(options) ?? options, clock ?? TimeProvider.System, build);
        await app.StartAsync();
        return new(app, folder);
    }

    /// <summary>The path of the first administrator's link.</summary>
    public async Task<string> FirstLinkAsync()
    {
        await using var scope = App.Services.CreateAsyncScope();
        return (await FirstStart.RunAsync(scope.ServiceProvider, default))!;
    }

    /// <summary>A client signed in as a new account with capacities.</summary>
    public async Task<HttpClient> SignInAsNewAsync(params string[] capacities)
    {
        await FirstLinkAsync();
        await using (var scope = App.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            var account = new Account { UserName = "someone", DisplayName = "某人" };
            Assert.True((await users.CreateAsync(account, SignedInServer.Password)).Succeeded);
            await users.AddToRolesAsync(account, capacities);
        }

        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(Address) };
        using var answer = await client.PostAsync("/sign-in", await SignedInServer.FormAsync(client, ("account", "someone"), ("password", SignedInServer.Password)));
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
