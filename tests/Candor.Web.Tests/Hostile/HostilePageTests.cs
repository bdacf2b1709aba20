using Candor.Web.Recording;
using Candor.Web.Site;
using Candor.Web.Support;
using Candor.Web.Visits;
using Microsoft.AspNetCore.Http;

namespace Candor.Web.Hostile;

/// <summary>Pages that fight back: the run ends in its time with what it has, and says what it lost.</summary>
public class HostilePageTests
{
    private static PageAuditOptions Hurried(TestSite site, RecorderLimits? limits = null) => Audits.Options(site) with
    {
        VisitBudget = TimeSpan.FromSeconds(12),
        LoadPatience = TimeSpan.FromSeconds(3),
        SettlePatience = TimeSpan.FromSeconds(1),
        Recorder = site.Options with { Limits = (limits ?? RecorderLimits.Default) with { Patience = TimeSpan.FromSeconds(4) } },
    };

    [Fact]
    public async Task Dialogs_windows_downloads_huge_and_endless_bodies_cost_no_more_than_themselves()
    {
        await using var site = await TestSite.StartAsync();
        site.Page("angry.example/", """
            <!doctype html><title>Angry</title><p>Still here to be read by people.</p>
            <script>
            for (let i = 0; i < 8; i++) alert('again ' + i);
            onbeforeunload = (e) => { e.preventDefault(); return 'stay'; };
            for (let i = 0; i < 20; i++) open('https://pop.example/' + i);
            const a = document.createElement('a'); a.href = 'https://angry.example/file'; a.download = 'x.bin'; a.click();
            fetch('https://angry.example/huge').catch(() => {});
            fetch('https://angry.example/drip').catch(() => {});
            fetch('https://angry.example/loop').catch(() => {});
            try { window.close(); } catch { }
            navigator.serviceWorker && navigator.serviceWorker.register('/sw.js').catch(() => {});
            </script>
            """);
        site.On("angry.example/file", static async context =>
        {
            context.Response.Headers.ContentDisposition = "attachment; filename=x.bin";
            await context.Response.WriteAsync("data");
        });
        site.On("angry.example/loop", static context =>
        {
            context.Response.Redirect("https://angry.example/loop");
            return Task.CompletedTask;
        });
        site.On("angry.example/huge", static async context =>
        {
            var zeros = new byte[1 << 16];
            context.Response.ContentLength = 1L << 30;
            for (var i = 0; i < 1 << 14 && !context.RequestAborted.IsCancellationRequested; i++)
            {
                await context.Response.Body.WriteAsync(zeros, context.RequestAborted);
            }
        });
        site.On("angry.example/drip", static async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.WriteAsync(".", context.RequestAborted);
                await Task.Delay(200, context.RequestAborted);
            }
        });
        var observed = await Audits.ObserveAsync(site, "https://angry.example/", Hurried(site, RecorderLimits.Default with { ResponsePassed = 2 << 20 }) with { LoadPatience = TimeSpan.FromSeconds(10), SettlePatience = TimeSpan.FromSeconds(3), VisitBudget = TimeSpan.FromSeconds(20) });
        Assert.Contains(observed.Blobs, static b => System.Text.Encoding.UTF8.GetString(b.Bytes.Span).Contains("Still here to be read by people", StringComparison.Ordinal));
        Assert.Contains(observed.Observation.NotAnalysed, static n => n.What.En.Contains("beyond the limits", StringComparison.Ordinal));
        Assert.Contains(observed.Observation.NotAnalysed, static n => n.What.En.Contains("windows that the page opened", StringComparison.Ordinal));
        Assert.True(observed.Blobs.Sum(static b => (long)b.Bytes.Length) < 64 << 20);
    }

    [Fact]
    public async Task A_page_that_never_stops_computing_ends_its_visits_and_not_the_run()
    {
        await using var site = await TestSite.StartAsync();
        site.Page("busy.example/", "<!doctype html><title>Busy</title><p>Some text</p><script>setTimeout(() => { for (;;) { } }, 900);</script>");
        var options = Hurried(site) with { VisitBudget = TimeSpan.FromSeconds(5) };
        try
        {
            var observed = await Audits.ObserveAsync(site, "https://busy.example/", options);
            Assert.Contains(observed.Observation.Page!.Visits, static v => !v.IsComplete);
            Assert.Contains(observed.Observation.NotAnalysed, static n => n.What.En.Contains("was not completed", StringComparison.Ordinal));
        }
        catch (Browser.BrowserException e)
        {
            // It hung before anything could be seen: that is said in a sentence.
            Assert.NotEmpty(e.Message);
        }
    }

    [Fact]
    public async Task A_page_that_cannot_be_opened_is_an_error_in_a_sentence()
    {
        await using var site = await TestSite.StartAsync();
        site.On("loop.example/", static context =>
        {
            context.Response.Redirect("https://loop.example/");
            return Task.CompletedTask;
        });
        var error = await Assert.ThrowsAsync<Browser.BrowserException>(() => Audits.ObserveAsync(site, "https://loop.example/", Hurried(site)));
        Assert.Contains("could not be opened", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Private_addresses_are_refused_after_resolution_and_told()
    {
        await using var site = await TestSite.StartAsync();
        var page = $"""
            <!doctype html><title>Probe</title><p>text</p>
            <img src="http://127.0.0.1:{site.HttpPort}/a.png"><img src="http://localhost:{site.HttpPort}/b.png"><img src="http://[::1]:{site.HttpPort}/c.png">
            <script>for (const u of ['https://169.254.169.254/latest/meta-data', 'https://rebound.example/d', 'https://192.168.0.1/', 'http://[::ffff:127.0.0.1]:{site.HttpPort}/e']) fetch(u, {'{'} mode: 'no-cors' {'}'}).catch(() => {'{'} {'}'});</script>
            """;
        var bytes = System.Text.Encoding.UTF8.GetBytes(page);
        var subject = new PageSubject($"https://{LocalSite.DefaultHost}/probe.html", "probe.html", bytes, new(LocalSite.DefaultHost, path => path == "probe.html" ? bytes : null));
        var options = Hurried(site) with { Recorder = site.Options with { AllowPrivate = false } };
        var observed = await new PageObserver(Audits.Knowledge, Audits.Persona, Audits.Analyser, options, TimeProvider.System).ObserveAsync(subject, static _ => { }, TestContext.Current.CancellationToken);
        Assert.Empty(site.Requests);
        var gap = Assert.Single(observed.Observation.NotAnalysed, static n => n.What.En.Contains("not of the public internet", StringComparison.Ordinal));
        foreach (var host in (string[])["127.0.0.1", "169.254.169.254", "192.168.0.1", "rebound.example"])
        {
            Assert.Contains(host, gap.What.En, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_crash_of_the_renderer_ends_that_visit_and_not_the_run()
    {
        var token = TestContext.Current.CancellationToken;
        await using var site = await TestSite.StartAsync();
        site.Page("crash.example/", "<!doctype html><title>Crash</title><p>Text to be read before it goes.</p>");
        var options = Hurried(site);
        await using var recorder = await TrafficRecorder.StartAsync(options.Recorder, TimeProvider.System, token);
        await using var runner = new VisitRunner(options, Browser.ChromiumFinder.Find()!, recorder, new(null), TimeProvider.System);
        var looker = new PageLooker(options, "https://crash.example/");
        async Task<Visit> MakeAsync(bool crashes) => await runner.MakeAsync(VisitKind.Untouched, Stage.BeforeConsent, async (visit, cancellation) =>
        {
            await looker.OpenAsync(visit, cancellation);
            if (crashes)
            {
                await visit.Page.GoAsync("chrome://crash", TimeSpan.FromSeconds(3), cancellation);
                await PageLooker.LookAsync(visit, TimeSpan.Zero, cancellation);
            }
        }, token);
        var lost = await MakeAsync(crashes: true);
        Assert.False(lost.IsComplete);
        Assert.Contains("ended early", lost.Steps[^1].En, StringComparison.Ordinal);
        Assert.Contains(lost.Exchanges, static e => e.Host == "crash.example");
        Assert.True((await MakeAsync(crashes: false)).IsComplete);
    }

    [Theory]
    [InlineData("window.close", "setTimeout(() => window.close(), 700)")]
    [InlineData("location to nowhere", "setTimeout(() => { location = 'https://nowhere.example.invalid/'; }, 700)")]
    [InlineData("location for ever", "setTimeout(() => { location = location.pathname + '?' + Math.random(); }, 60)")]
    [InlineData("dialogs for ever", "setInterval(() => { prompt('name?'); }, 20)")]
    [InlineData("windows for ever", "setInterval(() => { open('/'); }, 60)")]
    [InlineData("document rewritten", "setInterval(() => { document.open(); document.write('<p>again ' + Date.now() + '</p>'); document.close(); }, 50)")]
    [InlineData("a service worker that answers everything", "navigator.serviceWorker.register('/sw.js')")]
    [InlineData("elements for ever", "let e = document.body; setInterval(() => { for (let i = 0; i < 400; i++) { const d = document.createElement('div'); d.textContent = 'deep'; e.append(d); e = d; } }, 30)")]
    public async Task A_page_that_fights_back_is_told_of_and_survived(string how, string script)
    {
        await using var site = await TestSite.StartAsync();
        site.Page("angry.example/", $"<!doctype html><title>{how}</title><body><p>Text to be read before it goes.</p><script>{script}</script></body>");
        site.On("angry.example/sw.js", static async context =>
        {
            context.Response.ContentType = "text/javascript";
            await context.Response.WriteAsync("addEventListener('install', () => skipWaiting()); addEventListener('activate', (e) => e.waitUntil(clients.claim())); addEventListener('fetch', (e) => e.respondWith(new Response('<p>worker</p>', { headers: { 'Content-Type': 'text/html' } })));");
        });
        try
        {
            var observed = await Audits.ObserveAsync(site, "https://angry.example/", Hurried(site) with { VisitBudget = TimeSpan.FromSeconds(6) });
            Assert.NotEmpty(observed.Observation.Page!.Visits);
            Assert.Contains(site.Requests, static r => r.Host == "angry.example");
            Assert.True(observed.Observation.Page.Visits.All(static v => v.IsComplete) || observed.Observation.NotAnalysed.Any(static n => n.What.En.Contains("was not completed", StringComparison.Ordinal)));
        }
        catch (Browser.BrowserException e)
        {
            // It was gone before anything could be seen: that is said in a sentence.
            Assert.NotEmpty(e.Message);
        }
    }

    [Fact]
    public async Task Where_a_page_leads_by_script_is_held_to_the_same_rule()
    {
        await using var site = await TestSite.StartAsync();
        var bytes = System.Text.Encoding.UTF8.GetBytes("<!doctype html><title>Out</title><p>text</p><script>fetch('https://10.0.0.1/x', { mode: 'no-cors' }).catch(() => {}); setTimeout(() => { location = 'http://[::ffff:10.0.0.1]/y'; }, 300);</script>");
        var subject = new PageSubject($"https://{LocalSite.DefaultHost}/a.html", "a.html", bytes, new(LocalSite.DefaultHost, path => path == "a.html" ? bytes : null));
        var options = Hurried(site) with { Recorder = site.Options with { AllowPrivate = false } };
        var observed = await new PageObserver(Audits.Knowledge, Audits.Persona, Audits.Analyser, options, TimeProvider.System).ObserveAsync(subject, static _ => { }, TestContext.Current.CancellationToken);
        Assert.Empty(site.Requests);
        Assert.Contains(observed.Observation.NotAnalysed, static n => n.What.En.Contains("not of the public internet", StringComparison.Ordinal) && n.What.En.Contains("10.0.0.1", StringComparison.Ordinal));
    }
}
