using System.Net;
using System.Net.Http.Headers;
using Candor.Server.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Candor.Server.Tests.Support;

/// <summary>A server with an account of every role, each signed in and each with a token.</summary>
public sealed class SignedInServer : IAsyncLifetime
{
    public const string Password = "correct horse battery";
    private readonly Dictionary<string, HttpClient> _clients = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _tokens = new(StringComparer.Ordinal);

    internal ServerUnderTest Server { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await ServerUnderTest.StartAsync();
        await Server.FirstLinkAsync();
        await using (var scope = Server.App.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            foreach (var capacity in Capacity.All)
            {
                var account = new Account { UserName = capacity, DisplayName = "某" + capacity };
                Assert.True((await users.CreateAsync(account, Password)).Succeeded);
                await users.AddToRoleAsync(account, capacity);
                _tokens[capacity] = await TokenAuthentication.NewAsync(
                    scope.ServiceProvider.GetRequiredService<CandorDbContext>(), TimeProvider.System, account.Id, "test", 1, default);
            }
        }

        _clients["nobody"] = NewClient();
        foreach (var capacity in Capacity.All)
        {
            _clients[capacity] = await SignInAsync(capacity);
        }
    }

    /// <summary>A fresh sign-in of an account.</summary>
    public async Task<HttpClient> SignInAsync(string account)
    {
        var client = NewClient();
        using var answer = await client.PostAsync("/sign-in", await FormAsync(client, ("account", account), ("password", Password)));
        Assert.Equal("/", answer.Headers.Location?.OriginalString);
        return client;
    }

    /// <summary>The signed-in client of a role.</summary>
    public HttpClient ClientOf(string role) => _clients[role];

    public async Task<HttpResponseMessage> ByCookieAsync(string role, string method, string path, bool withToken = true)
    {
        // What ends a session is tried in one of its own.
        var client = role != "nobody" && path is "/sign-out" or "/account/password" ? await SignInAsync(role) : _clients[role];
        if (method == "GET")
        {
            return await client.GetAsync(path);
        }

        return await client.PostAsync(path, withToken ? await FormAsync(client) : new FormUrlEncodedContent([new("nothing", "1")]));
    }

    public async Task<HttpResponseMessage> ByTokenAsync(string role, string method, string path)
    {
        using var client = NewClient();
        if (role != "nobody")
        {
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _tokens[role]);
        }

        return method == "GET" ? await client.GetAsync(path) : await client.PostAsync(path, new FormUrlEncodedContent([new("nothing", "1")]));
    }

    /// <summary>A form with the token that the server gives to this client's pages.</summary>
    public static async Task<FormUrlEncodedContent> FormAsync(HttpClient client, params (string Name, string Value)[] fields)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new([new("__RequestVerificationToken", await FormTokenAsync(client)), .. fields.Select(static f => KeyValuePair.Create(f.Name, f.Value))]);
    }

    public static async Task<string> FormTokenAsync(HttpClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        var page = await client.GetStringAsync("/complain");
        const string Mark = "name=\"__RequestVerificationToken\" value=\"";
        var start = page.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        return page[start..page.IndexOf('"', start)];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients.Values)
        {
            client.Dispose();
        }

        await Server.DisposeAsync();
    }

    private HttpClient NewClient() =>
        new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), UseCookies = true }) { BaseAddress = new(Server.Address) };
}
