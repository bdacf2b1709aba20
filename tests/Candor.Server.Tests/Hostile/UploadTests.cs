using System.IO.Compression;
using System.Net;
using Candor.Server.Tests.Support;
using Candor.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candor.Server.Tests.Hostile;

/// <summary>Files from the accused: the server takes them, calls them what they are, and goes on.</summary>
public sealed class UploadTests(SignedInServer server) : IClassFixture<SignedInServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_thousand_mutated_files_are_taken_or_refused_and_nothing_breaks()
    {
        var original = await File.ReadAllBytesAsync(Repository.At("samples", "bill", "site", "pay.example", "index.html"), Cancellation);
        var archive = Archive();
        var random = new Random(41);
        var client = server.ClientOf("tester");
        var token = await SignedInServer.FormTokenAsync(client);
        var accepted = 0;
        for (var i = 0; i < 1000; i++)
        {
            var bytes = (byte[])(i % 2 == 0 ? original : archive).Clone();
            for (var change = random.Next(1, 20); change > 0; change--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var content = new ByteArrayContent(bytes, 0, random.Next(1, bytes.Length));
            using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" }, { new StringContent("2018-01-05"), "date" } };
            form.Add(content, "subject", Name(random));
            using var response = await client.PostAsync("/audits", form, Cancellation);
            Assert.True((int)response.StatusCode < 500, $"{i}: {response.StatusCode}");
            accepted += response.Headers.Location?.OriginalString.StartsWith("/audits/", StringComparison.Ordinal) == true ? 1 : 0;
        }

        Assert.True(accepted > 900, $"{accepted} were taken");
        await using var scope = server.Server.App.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<CandorDbContext>();
        Assert.Equal(accepted, await db.AuditJobs.CountAsync(static j => j.State == JobState.Queued, Cancellation));
        var names = await db.Blobs.Select(static b => b.FileName).ToListAsync(Cancellation);
        Assert.All(names, static n => Assert.True(n.Length is > 0 and <= 120 && !n.Contains('/') && !n.Contains('\\') && !n.Contains('\0') && !n.StartsWith('.') && !n.StartsWith('-'), n));
        using var alive = await client.GetAsync("/audits", Cancellation);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_refused_and_not_kept()
    {
        await using var small = await ServerUnderTest.StartAsync(static o => o with { LargestUpload = 1 << 20 });
        using var client = await small.SignInAsNewAsync("tester");
        using var form = new MultipartFormDataContent { { new StringContent(await SignedInServer.FormTokenAsync(client)), "__RequestVerificationToken" } };
        form.Add(new ByteArrayContent(new byte[4 << 20]), "subject", "large.apk");
        HttpStatusCode? status = null;
        try
        {
            using var response = await client.PostAsync("/audits", form, Cancellation);
            status = response.StatusCode;
        }
        catch (HttpRequestException)
        {
            // The server closed the connection before the body ended.
        }

        Assert.True(status is null or HttpStatusCode.RequestEntityTooLarge or HttpStatusCode.BadRequest, status.ToString());
        await using var scope = small.App.Services.CreateAsyncScope();
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredService<CandorDbContext>().AuditJobs.CountAsync(Cancellation));
        using var alive = await client.GetAsync("/audits", Cancellation);
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
    }

    [Theory]
    [InlineData("/audits/none/files/..%2f..%2fcandor.db")]
    [InlineData("/audits/..%2f..%2f/files/report.html")]
    [InlineData("/assets/x/..%2f..%2fcandor.db")]
    [InlineData("/assets/x/candor.css%00")]
    [InlineData("/cases/..%2f/chain.json")]
    public async Task A_path_that_climbs_leads_nowhere(string path)
    {
        using var response = await server.ClientOf("reviewer").GetAsync(path, Cancellation);
        Assert.True(response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, response.StatusCode.ToString());
    }

    private static byte[] Archive()
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var name in new[] { "AndroidManifest.xml", "classes.dex", "assets/page.html" })
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(new byte[3000]);
            }
        }

        return memory.ToArray();
    }

    private static string Name(Random random) => random.Next(8) switch
    {
        0 => "../../etc/passwd",
        1 => "..\\..\\windows\\system32",
        2 => "--out.apk",
        3 => "<script>alert(1)</script>.html",
        4 => ".hidden",
        5 => new string('长', 300) + ".apk",
        6 => "a\tb.apk",
        _ => "news.apk",
    };
}
