using System.Net;
using Candor.Server.Tests.Support;
using Candor.Servers;

namespace Candor.Server.Tests.Hosting;

/// <summary>What the server answers to whoever asks whether it is well.</summary>
public class HealthTests
{
    [Fact]
    public async Task A_server_whose_database_is_away_lives_is_not_ready_says_so_and_is_ready_when_it_is_back()
    {
        Assert.SkipWhen(PostgresServer.Missing is not null, PostgresServer.Missing ?? "");
        await using var database = await PostgresServer.StartAsync();
        var connection = await database.CreateAsync("candor");
        await using var server = await ServerUnderTest.StartAsync(o => o with { Store = connection });
        using var client = new HttpClient { BaseAddress = new(server.Address) };
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync("/health/live"), await StatusAsync("/health/ready")));

        await database.StopAsync();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable), (await StatusAsync("/health/live"), await StatusAsync("/health/ready")));
        using (var page = await client.GetAsync("/notices", TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);
            Assert.NotNull(page.Headers.RetryAfter);
            Assert.Contains("数据库暂时无法连接", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        await database.ResumeAsync();
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (await StatusAsync("/health/ready"), await StatusAsync("/notices")));

        async Task<HttpStatusCode> StatusAsync(string path)
        {
            using var answer = await client.GetAsync(path, TestContext.Current.CancellationToken);
            return answer.StatusCode;
        }
    }
}
