using System.Net;
using Candor.Server.Tests.Support;
using Candor.Servers;

namespace Candor.Server.Tests.Pages;

/// <summary>The same server over PostgreSQL: its tables, accounts, cases and pages.</summary>
public class PostgresServerTests
{
    [Fact]
    public async Task A_case_is_opened_moved_and_read_over_PostgreSQL()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        var cancellation = TestContext.Current.CancellationToken;
        await using var database = await PostgresServer.StartAsync();
        var connection = await database.CreateAsync("candor");
        await using var server = await ServerUnderTest.StartAsync(o => o with { Store = connection });
        using var client = await server.SignInAsNewAsync("tester", "reviewer");
        using var opened = await client.PostAsync("/cases", await SignedInServer.FormAsync(client, ("title", "账单页默认勾选")), cancellation);
        var address = opened.Headers.Location!.OriginalString;
        using var moved = await client.PostAsync(address + "/moves", await SignedInServer.FormAsync(client, ("move", "begin-triage"), ("seen", "1")), cancellation);
        var page = await client.GetStringAsync(address, cancellation);
        Assert.Contains("待核实", page, StringComparison.Ordinal);
        Assert.Contains("账单页默认勾选", await client.GetStringAsync("/cases?q=" + Uri.EscapeDataString("默认"), cancellation), StringComparison.Ordinal);
        foreach (var path in new[] { "/", "/audits", "/campaigns", "/queue", "/notices", "/health/ready" })
        {
            using var response = await client.GetAsync(path, cancellation);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        using var queued = await client.PostAsync("/audits", await SignedInServer.FormAsync(client, ("address", "https://news.example/"), ("key", "one")), cancellation);
        using var again = await client.PostAsync("/audits", await SignedInServer.FormAsync(client, ("address", "https://news.example/"), ("key", "one")), cancellation);
        Assert.StartsWith("/audits/", queued.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(queued.Headers.Location, again.Headers.Location);
    }
}
