using Candor.Web.Recording;
using Candor.Web.Site;
using Candor.Web.Support;

namespace Candor.Web.Options;

/// <summary>As what person a page is opened, as its server and its scripts see it.</summary>
public class PageOptionsTests
{
    private const string Page = """
        <!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Mirror</title></head><body><p>Some text that is read by people who came by.</p>
        <script>fetch('/mirror?w=' + innerWidth + '&ua=' + encodeURIComponent(navigator.userAgent) + '&touch=' + navigator.maxTouchPoints + '&lang=' + navigator.languages + '&robot=' + navigator.webdriver + '&mobile=' + navigator.userAgentData.mobile + '&zone=' + Intl.DateTimeFormat().resolvedOptions().timeZone);
        new Image().src = 'https://track.adnet.example/i'; setTimeout(() => { new Image().src = 'https://track.adnet.example/again'; }, 400);</script></body></html>
        """;

    [Theory]
    [InlineData(true, "zh-CN", "w=390", "Mobile", "mobile=true", "lang=zh-CN,zh", "Asia/Shanghai", "zh-CN,zh;q=0.9,en;q=0.8")]
    [InlineData(false, "en", "w=1280", "X11; Linux x86_64", "mobile=false", "lang=en-US,en", "Europe/Brussels", "en-US,en;q=0.9")]
    public async Task A_phone_in_Chinese_and_a_desktop_in_English_are_what_they_say(bool isPhone, string language, string width, string agent, string mobile, string languages, string zone, string accept)
    {
        await using var site = await TestSite.StartAsync();
        site.Page("mirror.example/", Page);
        var observed = await Audits.ObserveAsync(site, "https://mirror.example/", Audits.Options(site, isPhone, language));
        var mirror = site.Requests.First(static r => r.Path == "/mirror");
        var query = Uri.UnescapeDataString(mirror.Query);
        foreach (var word in (string[])[width, agent, mobile, languages, zone, "robot=false"])
        {
            Assert.Contains(word, query, StringComparison.Ordinal);
        }

        Assert.Equal(accept, mirror.Headers["Accept-Language"]);
        Assert.DoesNotContain("Headless", mirror.Headers["User-Agent"] + mirror.Headers.GetValueOrDefault("sec-ch-ua"), StringComparison.Ordinal);
        Assert.Equal(isPhone ? "phone" : "desktop", observed.Observation.Page!.Viewport);
        var picture = observed.Observation.Evidence.Select(static e => e.Locator).OfType<ScreenshotLocator>().First();
        Assert.Equal(isPhone ? (780, 1688) : (1280, 860), (picture.Width, picture.Height));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Third_party_cookies_come_back_only_where_they_are_allowed(bool isBlocked)
    {
        await using var site = await TestSite.StartAsync();
        site.Page("mirror.example/", Page);
        var observed = await Audits.ObserveAsync(site, "https://mirror.example/", Audits.Options(site) with { BlockThirdPartyCookies = isBlocked });
        var again = site.Requests.Where(static r => r is { Host: "track.adnet.example", Path: "/again" }).ToList();
        Assert.NotEmpty(again);
        Assert.All(again, r => Assert.Equal(!isBlocked, r.Headers.GetValueOrDefault("Cookie", string.Empty).Contains("uid=", StringComparison.Ordinal)));
        Assert.Equal(!isBlocked, observed.Observation.Page!.ThirdPartyCookies);
    }

    [Fact]
    public async Task The_opt_out_signal_is_sent_and_seen_in_its_visit_only()
    {
        await using var site = await TestSite.StartAsync();
        site.Page("mirror.example/", "<!doctype html><title>GPC</title><p>Some text that is read by people.</p><script>fetch('/gpc?' + navigator.globalPrivacyControl)</script>");
        await Audits.ObserveAsync(site, "https://mirror.example/");
        var seen = site.Requests.Where(static r => r.Path == "/gpc").Select(static r => (r.Query, r.Headers.GetValueOrDefault("Sec-GPC"))).ToList();
        Assert.Single(seen, static s => s == ("?true", "1"));
        Assert.True(seen.Count > 1);
        Assert.All(seen.Where(static s => s.Query != "?true"), static s => Assert.Null(s.Item2));
    }

    [Fact]
    public void A_local_site_serves_nothing_from_outside_its_folder()
    {
        var folder = Directory.CreateTempSubdirectory("candor-site");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "a.html"), "a");
            Directory.CreateDirectory(Path.Combine(folder.FullName, "in"));
            File.CreateSymbolicLink(Path.Combine(folder.FullName, "link"), "/etc/hostname");
            var site = LocalSite.Folder(folder.FullName);
            Assert.NotNull(site.Read("a.html"));
            foreach (var path in (string[])["../" + folder.Name + "-other", "/etc/hostname", "in/../../x", "link", "in", "missing"])
            {
                Assert.Null(site.Read(path));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
