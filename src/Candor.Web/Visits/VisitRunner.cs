using Candor.Web.Browser;
using Candor.Web.DevTools;
using Candor.Web.Looking;
using Candor.Web.Pages;
using Candor.Web.Pictures;
using Candor.Web.Recording;

namespace Candor.Web.Visits;

/// <summary>
/// Makes visits, one after the other, each in a fresh context and within a budget of time. A page that crashes, closes itself or hangs ends
/// its visit, not the run; a browser that dies is started again once.
/// </summary>
internal sealed class VisitRunner(PageAuditOptions options, string executable, TrafficRecorder recorder, HiddenValues hidden, TimeProvider clock) : IAsyncDisposable
{
    private ChromiumProcess? _browser;
    private BrowserTargets? _targets;

    /// <summary>The browser's name and version.</summary>
    public string Version { get; private set; } = string.Empty;

    /// <summary>Makes a visit.</summary>
    /// <param name="kind">What is done.</param>
    /// <param name="stage">The stage of its first requests.</param>
    /// <param name="script">Does it.</param>
    /// <param name="cancellation">Ends the run.</param>
    public async Task<Visit> MakeAsync(VisitKind kind, Stage stage, Func<Visit, CancellationToken, Task> script, CancellationToken cancellation)
    {
        if (_browser is not { IsRunning: true } || _browser.DevTools.HasEnded)
        {
            await StartAsync(cancellation);
        }

        recorder.BeginVisit();
        var first = recorder.Count;
        var settings = new PageSettings(options.IsPhone, options.Language, kind == VisitKind.OptOutSignal, Major(Version));
        await using var page = await BrowserPage.OpenAsync(_targets!, recorder, settings, cancellation);
        var visit = new Visit(kind, stage, page, recorder, first, hidden);
        using var budget = new CancellationTokenSource(options.VisitBudget, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellation);
        try
        {
            await script(visit, both.Token);
            await KeepStoresAsync(visit, both.Token);
            await page.LeaveAsync(both.Token);
        }
        catch (PageLostException e)
        {
            visit.IsComplete = false;
            visit.Steps.Add(new($"访问中断：{e.Reason.Zh}", $"The visit ended early: {e.Reason.En}"));
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            visit.IsComplete = false;
            visit.Step("时间用尽，访问中断", "The visit ended early: its time was up");
        }
        catch (Exception e) when (e is DevToolsException or BrowserException)
        {
            visit.IsComplete = false;
            visit.Step($"浏览器未响应，访问中断：{e.Message}", $"The visit ended early: {e.Message}");
        }

        visit.Finish();
        return visit;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }

    private async Task StartAsync(CancellationToken cancellation)
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _browser = await ChromiumProcess.StartAsync(new(executable, recorder.Port, recorder.PublicKeyHash, options.BlockThirdPartyCookies), cancellation);
        var version = await _browser.DevTools.SendAsync("Browser.getVersion", null, null, cancellation);
        Version = version.GetProperty("product").GetString()?.Replace("HeadlessChrome", "Chromium", StringComparison.Ordinal).Replace("Chrome/", "Chromium/", StringComparison.Ordinal) ?? "Chromium";
        _targets = await BrowserTargets.StartAsync(_browser.DevTools, cancellation);
    }

    /// <summary>What the page kept, as its scripts see it at the end of the visit.</summary>
    private static async Task KeepStoresAsync(Visit visit, CancellationToken cancellation)
    {
        foreach (var frame in (await visit.Page.FramesAsync(cancellation)).Take(12))
        {
            if (await visit.Page.LookAsync(frame, "stores()", LookJson.Default.LookStores, cancellation) is { } stores)
            {
                visit.Stores.Add(stores);
            }
        }

        foreach (var origin in visit.Stores.Select(static s => s.Origin).Where(static o => o.StartsWith("http", StringComparison.Ordinal)).Distinct(StringComparer.Ordinal).Take(6))
        {
            visit.Rows.AddRange(await visit.Page.IndexedRowsAsync(origin, cancellation));
        }
    }

    private static string Major(string version) => version.Split('/') is [_, var number] ? number.Split('.')[0] : "140";
}
