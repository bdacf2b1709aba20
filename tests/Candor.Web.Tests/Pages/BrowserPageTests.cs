using Candor.Web.Browser;
using Candor.Web.Looking;
using Candor.Web.Recording;
using Candor.Web.Site;

namespace Candor.Web.Pages;

public class BrowserPageTests
{
    [Fact]
    public async Task A_page_is_opened_looked_at_and_recorded()
    {
        var token = TestContext.Current.CancellationToken;
        await using var site = await TestSite.StartAsync();
        site.Page("shop.example/", """
            <!doctype html><title>Shop</title><p>Hello<script>
            fetch('https://track.example/c?x=1',{method:'POST',body:'abc',credentials:'include'});
            new WebSocket('wss://socket.example/s').onopen=e=>e.target.send('ping');
            addEventListener('pagehide',()=>navigator.sendBeacon('https://bye.example/b','gone'));
            document.cookie='a=b; max-age=63072000';
            </script><div id=h></div><script>h.attachShadow({mode:'closed'}).innerHTML='<button>Accept all</button>'</script>
            """);
        await using var recorder = await TrafficRecorder.StartAsync(site.Options, TimeProvider.System, token);
        await using var browser = await ChromiumProcess.StartAsync(new(ChromiumFinder.Find()!, recorder.Port, recorder.PublicKeyHash, BlockThirdPartyCookies: false), token);
        var targets = await BrowserTargets.StartAsync(browser.DevTools, token);
        recorder.BeginVisit();
        await using (var page = await BrowserPage.OpenAsync(targets, recorder, new(IsPhone: true, "zh-CN", SendsOptOut: false, "140"), token))
        {
            Assert.Null(await page.GoAsync("https://shop.example/", TimeSpan.FromSeconds(10), token));
            await page.SettleAsync(TimeSpan.FromMilliseconds(300), TimeSpan.FromSeconds(3), token);
            var main = await page.MainFrameAsync(token);
            var seen = await page.LookAsync(main, "page()", LookJson.Default.LookPage, token);
            Assert.Equal("Shop", seen!.Title);
            var buttons = await page.LookAsync(main, "buttons()", LookJson.Default.ImmutableArrayLookButton, token);
            Assert.Equal("accept", Assert.Single(buttons).Kind);
            Assert.NotNull(await page.PictureAsync(null, 1, token));
            Assert.Contains(page.Events.Notes, n => n.Kind == "cookie" && n.Detail.StartsWith("a=b", StringComparison.Ordinal));
            await EventuallyAsync(() => recorder.Since(0).Any(static e => e.Frames.Count == 2));
            await page.LeaveAsync(token);
            await EventuallyAsync(() => site.Requests.Any(static r => r.Host == "bye.example"));
            Assert.Contains(page.Events.Requests, r => r.Url.StartsWith("https://track.example/", StringComparison.Ordinal));
        }

        var urls = recorder.Since(0).Select(static e => e.Url).ToList();
        Assert.Equal(site.Requests.Select(static r => r.Host + r.Path).Order(), urls.Select(static u => new Uri(u)).Select(static u => u.Host + u.AbsolutePath).Order());
        Assert.Contains(recorder.Since(0), e => e.Host == "track.example" && e.RequestBody.Bytes.Length == 3);
        Assert.Contains(recorder.Since(0), e => e.Host == "bye.example" && e.RequestBody.Bytes.Length == 4);
        Assert.Equal(2, Assert.Single(recorder.Since(0), static e => e.Host == "socket.example").Frames.Count);
    }

    private static async Task EventuallyAsync(Func<bool> condition)
    {
        for (var attempt = 0; attempt < 200 && !condition(); attempt++)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
