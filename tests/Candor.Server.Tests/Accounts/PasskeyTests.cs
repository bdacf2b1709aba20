using Candor.Server.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Candor.Server.Tests.Accounts;

/// <summary>A passkey of a real browser, on an authenticator that the browser plays.</summary>
public class PasskeyTests
{
    [Fact]
    public async Task A_passkey_is_added_and_signs_in_without_a_password()
    {
        await using var server = await ServerUnderTest.StartAsync(static o => o with { Urls = "http://localhost:0".Replace(":0", ":" + FreePort(), StringComparison.Ordinal) });
        await using var people = await People.StartAsync(server.Address, "passkey");
        var page = await people.JoinAsync(await server.FirstLinkAsync(), "admin", "系统管理员");
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true, ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
        await page.GotoAsync("/account");
        await page.FillAsync("form[action='/account/passkeys'] [name=name]", "我的手机");
        await page.ClickAsync("form[action='/account/passkeys'] button");
        await Expect(page.GetByText("通行密钥已添加。")).ToBeVisibleAsync();
        await Expect(page.GetByText("我的手机")).ToBeVisibleAsync();
        await people.LookAsync(page, "account");
        await page.ClickAsync("form[action='/sign-out'] button");
        await page.GotoAsync("/sign-in");
        await page.ClickAsync("form[action='/sign-in/passkey'] button");
        await Expect(page.GetByText("系统管理员")).ToBeVisibleAsync();
        Assert.True(people.Faults.Count == 0, string.Join('\n', people.Faults));
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
