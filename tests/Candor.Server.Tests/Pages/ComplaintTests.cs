using System.Net;
using System.Text.Json;
using Candor.Server.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Candor.Server.Tests.Pages;

/// <summary>What is kept of who complains: they get a copy, and it goes when they say so.</summary>
public class ComplaintTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_complainant_downloads_what_is_kept_and_erases_it_from_the_file_of_the_database_too()
    {
        const string Told = "我叫某某，电话13800138000，打开后被扣费。";
        await using var server = await ServerUnderTest.StartAsync();
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new(server.Address) };
        byte[] picture = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await SignedInServer.FormTokenAsync(client)), "__RequestVerificationToken" },
            { new StringContent("示例应用"), "title" }, { new StringContent(Told), "text" }, { new StringContent("citizen@mail.example"), "contact" },
            { new ByteArrayContent(picture), "picture", "screen.png" },
        };
        using var sent = await client.PostAsync("/complain", form, Cancellation);
        var address = sent.Headers.Location!.OriginalString;

        var copy = await client.GetStringAsync(address + "/export.json", Cancellation);

        Assert.Contains(Told, copy, StringComparison.Ordinal);
        using (var json = JsonDocument.Parse(copy))
        {
            Assert.Equal(("citizen@mail.example", "image/png", "lead"), (json.RootElement.GetProperty("contact").GetString(), json.RootElement.GetProperty("pictureType").GetString(), json.RootElement.GetProperty("state").GetString()));
            Assert.Equal(picture, json.RootElement.GetProperty("picture").GetBytesFromBase64());
            var commitment = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(json.RootElement.GetProperty("salt").GetString() + Told));
            Assert.Equal(Convert.ToHexStringLower(commitment), json.RootElement.GetProperty("commitment").GetString());
        }

        using var erased = await client.PostAsync(address + "/erase", await SignedInServer.FormAsync(client), Cancellation);
        Assert.Equal(HttpStatusCode.Found, erased.StatusCode);
        copy = await client.GetStringAsync(address + "/export.json", Cancellation);
        Assert.DoesNotContain("13800138000", copy, StringComparison.Ordinal);
        Assert.DoesNotContain("citizen@mail.example", copy, StringComparison.Ordinal);
        Assert.Contains("内容已按要求删除", await client.GetStringAsync(address, Cancellation), StringComparison.Ordinal);
        foreach (var file in Directory.GetFiles(server.Folder, "candor.db*"))
        {
            await using var open = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await open.CopyToAsync(bytes, Cancellation);
            Assert.Equal(-1, bytes.GetBuffer().AsSpan(0, (int)bytes.Length).IndexOf("13800138000"u8));
        }
    }

    [Fact]
    public async Task The_chain_does_not_name_who_complained_with_an_account()
    {
        await using var server = await ServerUnderTest.StartAsync();
        using var client = await server.SignInAsNewAsync("complainant");
        using var sent = await client.PostAsync("/complain", await SignedInServer.FormAsync(client, ("title", "示例应用"), ("text", "打开后被扣费")), Cancellation);
        Assert.StartsWith("/complaints/", sent.Headers.Location!.OriginalString, StringComparison.Ordinal);

        await using var scope = server.App.Services.CreateAsyncScope();
        var body = await scope.ServiceProvider.GetRequiredService<CandorDbContext>().CaseEvents.Select(static e => e.Body).SingleAsync(Cancellation);
        Assert.DoesNotContain("某人", body, StringComparison.Ordinal);
        Assert.DoesNotContain("someone", body, StringComparison.Ordinal);
        Assert.Contains("投诉人", body, StringComparison.Ordinal);
    }
}
