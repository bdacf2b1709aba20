using Candor.Web;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Candor.Server.Tests.Support;

/// <summary>Debian's Chromium, and people who each have a window of their own.</summary>
internal sealed class People : IAsyncDisposable
{
    public const string Password = "correct horse battery";
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly string _address;
    private readonly string _pictures;
    private int _picture;

    private People(IPlaywright playwright, IBrowser browser, string address, string pictures)
    {
        _playwright = playwright;
        _browser = browser;
        _address = address;
        _pictures = pictures;
    }

    /// <summary>What axe held against a page: page, rule, impact.</summary>
    public List<string> Faults { get; } = [];

    public static async Task<People> StartAsync(string address, string story)
    {
        Assertions.SetDefaultExpectTimeout(60_000);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/lib/chromium/chromium", Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
        var pictures = Repository.At("artifacts", "screenshots", story);
        Directory.CreateDirectory(pictures);
        return new(playwright, browser, address, pictures);
    }

    /// <summary>A window of one person.</summary>
    public async Task<IPage> WindowAsync(string language = "zh-CN")
    {
        var context = await _browser.NewContextAsync(new() { BaseURL = _address, Locale = language, ViewportSize = new() { Width = 1280, Height = 900 } });
        // How long it takes is for nobody to judge here: the machine may be busy.
        context.SetDefaultTimeout(90_000);
        return await context.NewPageAsync();
    }

    /// <summary>Somebody makes an account by a one-time link.</summary>
    public async Task<IPage> JoinAsync(string link, string account, string name, string language = "zh-CN")
    {
        var page = await WindowAsync(language);
        await page.GotoAsync(link);
        await page.FillAsync("[name=account]", account);
        await page.FillAsync("[name=name]", name);
        await page.FillAsync("[name=password]", Password);
        await page.ClickAsync("main button.button");
        await page.WaitForURLAsync(_address + "/");
        return page;
    }

    /// <summary>Somebody signs in again, whose session has ended.</summary>
    public static async Task ReturnAsync(IPage page, string account)
    {
        await page.GotoAsync("/sign-in");
        await page.FillAsync("[name=account]", account);
        await page.FillAsync("[name=password]", Password);
        await page.ClickAsync("form[action='/sign-in'] button");
        await page.WaitForURLAsync(static u => new Uri(u).AbsolutePath == "/");
    }

    /// <summary>Waits on an audit's page until it has ended, and well.</summary>
    public static async Task WaitForAuditAsync(IPage page)
    {
        var ended = page.Locator(".j-succeeded, .j-failed");
        await Assertions.Expect(ended).ToBeVisibleAsync(new() { Timeout = 240_000 });
        Assert.True(await page.Locator(".j-succeeded").CountAsync() == 1, await page.InnerTextAsync(".progress"));
    }

    /// <summary>The administrator invites somebody.</summary>
    public static async Task<string> InviteAsync(IPage administrator, params string[] capacities)
    {
        await administrator.GotoAsync("/accounts");
        foreach (var capacity in capacities)
        {
            await administrator.CheckAsync($"form[action='/accounts/invite'] input[value={capacity}]");
        }

        await administrator.ClickAsync("form[action='/accounts/invite'] button");
        var message = await administrator.InnerTextAsync(".message");
        return message[message.IndexOf("http", StringComparison.Ordinal)..].Trim();
    }

    /// <summary>Has axe judge a page, and keeps pictures of it, as wide as a screen and as a telephone.</summary>
    public async Task LookAsync(IPage page, string name)
    {
        var result = await page.RunAxe();
        Faults.AddRange(result.Violations.Where(static v => v.Impact is "serious" or "critical").Select(v => $"{name}: {v.Id} ({v.Impact}): {string.Join(" | ", v.Nodes.Take(3).Select(static n => n.Html))}"));
        await page.ScreenshotAsync(new() { Path = Path.Combine(_pictures, $"{++_picture:00}-{name}.png"), FullPage = true });
        // On a telephone too, nothing stands out of the page.
        await page.SetViewportSizeAsync(390, 844);
        if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth") is > 0 and var over)
        {
            Faults.Add($"{name}: {over} pixels wider than a telephone");
        }

        await page.ScreenshotAsync(new() { Path = Path.Combine(_pictures, $"{_picture:00}-{name}-telephone.png"), FullPage = true });
        await page.SetViewportSizeAsync(1280, 900);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
