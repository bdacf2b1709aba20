using System.Net;
using System.Net.Http.Headers;
using Candor.Server.Accounts;
using Candor.Server.Tests.Support;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candor.Server.Tests.Accounts;

/// <summary>Links, passwords, one-time codes, tokens; what ends, ends at once.</summary>
public sealed class SignInTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_link_makes_one_account_and_no_second()
    {
        var link = await LinkAsync("tester");
        using var first = NewClient();
        using var made = await first.PostAsync(link, await SignedInServer.FormAsync(first, ("account", "once"), ("name", "某人"), ("password", SignedInServer.Password)), Cancellation);
        Assert.Equal("/", made.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await first.GetAsync("/audits", Cancellation)).StatusCode);
        using var second = NewClient();
        using var again = await second.PostAsync(link, await SignedInServer.FormAsync(second, ("account", "twice"), ("name", "某人"), ("password", SignedInServer.Password)), Cancellation);
        Assert.Equal(link, again.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.NotFound, (await second.GetAsync(link, Cancellation)).StatusCode);
    }

    [Theory]
    [InlineData("name-taken", "reader", SignedInServer.Password)]
    [InlineData("short", "someone-new", "short")]
    public async Task A_link_that_made_no_account_still_holds(string _, string account, string password)
    {
        var link = await LinkAsync("reader");
        using var client = NewClient();
        using var refused = await client.PostAsync(link, await SignedInServer.FormAsync(client, ("account", account), ("name", "某人"), ("password", password)), Cancellation);
        Assert.Equal(link, refused.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(link, Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Six_wrong_passwords_lock_the_account_for_a_while()
    {
        await NewAccountAsync("locked", "reader");
        using var client = NewClient();
        for (var i = 0; i < 6; i++)
        {
            using var wrong = await client.PostAsync("/sign-in", await SignedInServer.FormAsync(client, ("account", "locked"), ("password", "wrong password")), Cancellation);
            Assert.Equal("/sign-in", wrong.Headers.Location!.OriginalString);
        }

        using var right = await client.PostAsync("/sign-in", await SignedInServer.FormAsync(client, ("account", "locked"), ("password", SignedInServer.Password)), Cancellation);
        Assert.Equal("/sign-in", right.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_one_time_code_is_asked_for_once_it_is_in_use()
    {
        await NewAccountAsync("coded", "reader");
        using var client = await server.SignInAsync("coded");
        var page = await client.GetStringAsync("/account", Cancellation);
        const string Mark = "id=\"totp-key\">";
        var start = page.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        var key = page[start..page.IndexOf('<', start)].Replace(" ", "", StringComparison.Ordinal);
        using var wrong = await client.PostAsync("/account/totp/enable", await SignedInServer.FormAsync(client, ("code", "000000")), Cancellation);
        Assert.DoesNotContain("恢复码", await client.GetStringAsync("/account", Cancellation), StringComparison.Ordinal);
        using var right = await client.PostAsync("/account/totp/enable", await SignedInServer.FormAsync(client, ("code", Totp.Now(key))), Cancellation);
        Assert.Contains("恢复码", await client.GetStringAsync("/account", Cancellation), StringComparison.Ordinal);

        using var next = NewClient();
        using var password = await next.PostAsync("/sign-in", await SignedInServer.FormAsync(next, ("account", "coded"), ("password", SignedInServer.Password)), Cancellation);
        Assert.StartsWith("/sign-in/code", password.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var before = await next.GetAsync("/cases", Cancellation);
        Assert.Contains("/sign-in", before.Headers.Location!.OriginalString, StringComparison.Ordinal);
        using var code = await next.PostAsync("/sign-in/code", await SignedInServer.FormAsync(next, ("code", Totp.Now(key))), Cancellation);
        Assert.Equal("/", code.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await next.GetAsync("/cases", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task A_token_acts_in_the_roles_of_its_account_until_it_is_revoked()
    {
        var account = await NewAccountAsync("programmer", "reader");
        string token;
        await using (var scope = server.Server.App.Services.CreateAsyncScope())
        {
            token = await TokenAuthentication.NewAsync(scope.ServiceProvider.GetRequiredService<CandorDbContext>(), TimeProvider.System, account, "ci", 1, Cancellation);
        }

        using var client = NewClient();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/audits", Cancellation)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.PostAsync("/api/audits", new FormUrlEncodedContent([]), Cancellation)).StatusCode);
        using var browser = await server.SignInAsync("programmer");
        using var revoked = await browser.PostAsync($"/account/tokens/{token.Split('.')[0]}/revoke", await SignedInServer.FormAsync(browser), Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/audits", Cancellation)).StatusCode);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token[..^4] + "0000");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/audits", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task An_account_out_of_use_cannot_sign_in_and_its_tokens_do_not_hold()
    {
        var account = await NewAccountAsync("leaver", "reader");
        string token;
        await using (var scope = server.Server.App.Services.CreateAsyncScope())
        {
            token = await TokenAuthentication.NewAsync(scope.ServiceProvider.GetRequiredService<CandorDbContext>(), TimeProvider.System, account, "ci", 1, Cancellation);
        }

        var administrator = server.ClientOf("administrator");
        using var disabled = await administrator.PostAsync($"/accounts/{account}/disable", await SignedInServer.FormAsync(administrator), Cancellation);
        using var client = NewClient();
        using var signIn = await client.PostAsync("/sign-in", await SignedInServer.FormAsync(client, ("account", "leaver"), ("password", SignedInServer.Password)), Cancellation);
        Assert.Equal("/sign-in", signIn.Headers.Location!.OriginalString);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/cases", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task What_people_change_and_are_refused_stands_in_the_audit_log_and_no_secret_does()
    {
        var link = await LinkAsync("reader");
        using var client = NewClient();
        using var made = await client.PostAsync(link, await SignedInServer.FormAsync(client, ("account", "logged"), ("name", "某人"), ("password", SignedInServer.Password)), Cancellation);
        using var denied = await server.ClientOf("reader").GetAsync("/accounts", Cancellation);
        await using var scope = server.Server.App.Services.CreateAsyncScope();
        var rows = await scope.ServiceProvider.GetRequiredService<CandorDbContext>().Activities.AsNoTracking().ToListAsync(Cancellation);
        Assert.Contains(rows, static r => r.Action == "POST /invitation/{secret}");
        Assert.DoesNotContain(rows, r => r.Target?.Contains(link[^20..], StringComparison.Ordinal) == true);
        Assert.DoesNotContain(rows, static r => r.Target?.Contains(SignedInServer.Password, StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task The_description_of_the_interface_names_its_paths()
    {
        var json = await server.ClientOf("tester").GetStringAsync("/openapi/v1.json", Cancellation);
        using var document = System.Text.Json.JsonDocument.Parse(json);
        var paths = document.RootElement.GetProperty("paths").EnumerateObject().Select(static p => p.Name).ToList();
        Assert.Contains("/api/audits", paths);
        Assert.Contains("/api/cases/{id}/chain", paths);
    }

    private async Task<string> LinkAsync(params string[] capacities)
    {
        await using var scope = server.Server.App.Services.CreateAsyncScope();
        return "/invitation/" + await scope.ServiceProvider.GetRequiredService<OneTimeLinks>().NewAsync(capacities, Cancellation);
    }

    private async Task<string> NewAccountAsync(string name, string capacity)
    {
        await using var scope = server.Server.App.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = new Account { UserName = name, DisplayName = name };
        Assert.True((await users.CreateAsync(account, SignedInServer.Password)).Succeeded);
        await users.AddToRoleAsync(account, capacity);
        return account.Id;
    }

    private HttpClient NewClient() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(server.Server.Address) };
}
