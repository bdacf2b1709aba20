using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Candor.Traffic;
using Candor.Web.Browser;
using Candor.Web.DevTools;
using Candor.Web.Looking;
using Candor.Web.Recording;
using Candor.Web.Scripts;
using Candor.Web.Words;

namespace Candor.Web.Pages;

/// <summary>One page in a fresh context: nothing of an earlier visit is in it, and nothing is left when it is closed.</summary>
internal sealed class BrowserPage : IAsyncDisposable
{
    private readonly PageSession _line;
    private readonly PageEvents _events;
    private readonly PageStores _stores;
    private readonly TrafficRecorder _recorder;
    private readonly string _context;
    private readonly string _binding = "c" + Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));
    private string _target = string.Empty;

    private BrowserPage(DevToolsConnection devTools, TrafficRecorder recorder, string context, PageSettings settings)
    {
        _line = new(devTools);
        _events = new(_line, settings, _binding);
        _stores = new(_line);
        _recorder = recorder;
        _context = context;
        Settings = settings;
        Input = new(_line, settings);
    }

    /// <summary>What was told of it.</summary>
    public PageEvents Events => _events;

    /// <summary>The pointer and the keys.</summary>
    public PageInput Input { get; }

    /// <summary>The address of the page.</summary>
    public string Url => _events.Url;

    public PageSettings Settings { get; }

    /// <summary>Opens an empty page in a context of its own.</summary>
    public static async Task<BrowserPage> OpenAsync(BrowserTargets targets, TrafficRecorder recorder, PageSettings settings, CancellationToken cancellation)
    {
        var devTools = targets.DevTools;
        var made = await devTools.SendAsync("Target.createBrowserContext", new() { ["disposeOnDetach"] = true }, null, cancellation);
        var context = made.GetProperty("browserContextId").GetString()!;
        var page = new BrowserPage(devTools, recorder, context, settings);
        targets.Route(context, page._events.OnTarget);
        targets.Gone = page.OnGone;
        targets.Download = page._events.OnDownload;
        try
        {
            await devTools.SendAsync("Browser.setDownloadBehavior", new() { ["behavior"] = "deny", ["browserContextId"] = context, ["eventsEnabled"] = true }, null, cancellation);
            var target = await devTools.SendAsync(
                "Target.createTarget",
                new() { ["url"] = "about:blank", ["browserContextId"] = context, ["width"] = settings.Width, ["height"] = settings.Height },
                null,
                cancellation);
            page._target = target.GetProperty("targetId").GetString()!;
            page._line.Id = await page._events.Attached.WaitAsync(TimeSpan.FromSeconds(10), cancellation);
            await PageSetUp.ApplyAsync(page._line, settings, page._binding, cancellation);
            return page;
        }
        catch (Exception e) when (e is BrowserException or DevToolsException or TimeoutException or OperationCanceledException)
        {
            await page.DisposeAsync();
            throw e is TimeoutException or DevToolsException ? new BrowserException("The browser opened no page.", e) : e;
        }
    }

    /// <summary>Goes to an address and waits until it is loaded, or as long as is allowed.</summary>
    /// <returns>What went wrong, as the browser names it; null where nothing did.</returns>
    public async Task<string?> GoAsync(string url, TimeSpan patience, CancellationToken cancellation)
    {
        _events.BeginLoad();
        try
        {
            var result = await _line.SendAsync("Page.navigate", new() { ["url"] = url }, cancellation, patience);
            if (result.TryGetProperty("errorText", out var error) && error.GetString() is { Length: > 0 } text)
            {
                return text;
            }
        }
        catch (BrowserException) when (!_line.DevTools.HasEnded)
        {
            return "net::ERR_TIMED_OUT";
        }

        await LoadedAsync(patience, cancellation);
        return null;
    }

    /// <summary>Waits for the load event, or as long as is allowed.</summary>
    public async Task LoadedAsync(TimeSpan patience, CancellationToken cancellation)
    {
        await Task.WhenAny(_events.Loaded, _line.Lost, Task.Delay(patience, cancellation));
        _line.ThrowIfLost();
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Waits until the network rests, or as long as is allowed.</summary>
    public async Task SettleAsync(TimeSpan quiet, TimeSpan patience, CancellationToken cancellation)
    {
        await _recorder.SettleAsync(quiet, patience, cancellation);
        _line.ThrowIfLost();
    }

    /// <summary>The documents of the page, the page itself first.</summary>
    public async Task<ImmutableArray<PageFrame>> FramesAsync(CancellationToken cancellation)
    {
        var tree = await _line.SendAsync("Page.getFrameTree", null, cancellation);
        var frames = ImmutableArray.CreateBuilder<PageFrame>();
        Collect(tree.GetProperty("frameTree"), isMain: true);
        return frames.ToImmutable();

        void Collect(JsonElement node, bool isMain)
        {
            var frame = node.GetProperty("frame");
            var id = frame.GetProperty("id").GetString()!;
            if (_events.TryWorldOf(id, out var world) && frames.Count < 40)
            {
                frames.Add(new(id, world, frame.GetProperty("url").GetString() ?? string.Empty, isMain));
            }

            if (node.TryGetProperty("childFrames", out var children))
            {
                foreach (var child in children.EnumerateArray())
                {
                    Collect(child, isMain: false);
                }
            }
        }
    }

    /// <summary>The page's own document; waits a moment for it where it is just being made.</summary>
    public async Task<PageFrame> MainFrameAsync(CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < 40; attempt++)
        {
            if (await FramesAsync(cancellation) is [{ IsMain: true } main, ..])
            {
                return main;
            }

            await Task.Delay(25, cancellation);
        }

        throw new PageLostException(new("页面没有可读取的文档", "The page has no document that can be read"));
    }

    /// <summary>Asks <c>candorLook</c> in a frame.</summary>
    /// <returns>The answer; null where the frame is gone or the script failed.</returns>
    public async Task<T?> LookAsync<T>(PageFrame frame, string call, JsonTypeInfo<T> type, CancellationToken cancellation)
    {
        _line.ThrowIfLost();
        try
        {
            var answer = await _line.SendAsync(
                "Runtime.evaluate",
                new()
                {
                    ["contextId"] = frame.Context,
                    ["expression"] = $"JSON.stringify(candorLook.{call})",
                    ["returnByValue"] = true,
                    ["timeout"] = 5000,
                },
                cancellation,
                PageSession.ScriptPatience);
            if (answer.TryGetProperty("result", out var result) && result.TryGetProperty("value", out var value) && value.ValueKind == JsonValueKind.String)
            {
                return JsonSerializer.Deserialize(value.GetString()!, type);
            }

            return default;
        }
        catch (Exception e) when (e is DevToolsException or JsonException)
        {
            return default;
        }
        catch (BrowserException) when (!_line.DevTools.HasEnded)
        {
            _line.Lose(new("页面的脚本不再响应", "The page's scripts no longer answer"));
            _line.ThrowIfLost();
            throw;
        }
    }

    /// <summary>Presses an element with the pointer where it can be reached, else by script.</summary>
    /// <returns>False where there was nothing to press.</returns>
    public async Task<bool> PressAsync(PageFrame frame, int id, CancellationToken cancellation)
    {
        var call = id.ToString(CultureInfo.InvariantCulture);
        if (await LookAsync(frame, $"reach({call})", LookJson.Default.LookSpot, cancellation) is not { } spot)
        {
            return false;
        }

        // What still moves into its place would not be where it is pressed.
        for (var attempt = 0; attempt < 8; attempt++)
        {
            await Task.Delay(60, cancellation);
            var (x, y) = (spot.X, spot.Y);
            if (await LookAsync(frame, $"reach({call})", LookJson.Default.LookSpot, cancellation) is not { } now)
            {
                break;
            }

            spot = now;
            if (Math.Abs(spot.X - x) < 1 && Math.Abs(spot.Y - y) < 1)
            {
                break;
            }
        }

        var offset = await OffsetAsync(frame, cancellation);
        if (spot.Hit && offset is { } at)
        {
            await Input.PointAsync(at.X + spot.X, at.Y + spot.Y, cancellation);
            return true;
        }

        return await LookAsync(frame, $"press({call})", LookJson.Default.Boolean, cancellation);
    }

    /// <summary>A picture of the viewport, or of a part of the page.</summary>
    /// <returns>The PNG; null where the page gave none.</returns>
    public async Task<byte[]?> PictureAsync(LookBox? clip, double scale, CancellationToken cancellation)
    {
        var parameters = new JsonObject { ["format"] = "png", ["captureBeyondViewport"] = false, ["optimizeForSpeed"] = false };
        if (clip is not null)
        {
            parameters["clip"] = new JsonObject { ["x"] = clip.X, ["y"] = clip.Y, ["width"] = clip.W, ["height"] = clip.H, ["scale"] = scale };
        }

        try
        {
            var picture = await _line.SendAsync("Page.captureScreenshot", parameters, cancellation, TimeSpan.FromSeconds(8));
            return picture.GetProperty("data").GetBytesFromBase64();
        }
        catch (Exception e) when (e is DevToolsException || (e is BrowserException && !_line.DevTools.HasEnded))
        {
            return null;
        }
    }

    /// <summary>What an origin keeps in IndexedDB.</summary>
    public Task<ImmutableArray<IndexedRow>> IndexedRowsAsync(string origin, CancellationToken cancellation) => _stores.ReadAsync(origin, cancellation);

    /// <summary>Where a frame's viewport begins in the page's.</summary>
    public async Task<LookBox?> OffsetAsync(PageFrame frame, CancellationToken cancellation)
    {
        if (frame.IsMain)
        {
            return new(0, 0, Settings.Width, Settings.Height);
        }

        try
        {
            var owner = await _line.SendAsync("DOM.getFrameOwner", new() { ["frameId"] = frame.Id }, cancellation);
            var quads = await _line.SendAsync("DOM.getContentQuads", new() { ["backendNodeId"] = owner.GetProperty("backendNodeId").GetInt32() }, cancellation);
            var quad = quads.GetProperty("quads")[0];
            return new(quad[0].GetDouble(), quad[1].GetDouble(), quad[2].GetDouble() - quad[0].GetDouble(), quad[5].GetDouble() - quad[1].GetDouble());
        }
        catch (Exception e) when (e is DevToolsException or InvalidOperationException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Goes back to an empty document, so that scripts which send at the end do so.</summary>
    public async Task LeaveAsync(CancellationToken cancellation)
    {
        try
        {
            await _line.SendAsync("Page.navigate", new() { ["url"] = "about:blank" }, cancellation, TimeSpan.FromSeconds(3));

            // The rest is counted from now: what is sent at the end is on its way and not here yet.
            _recorder.Touch();
            await _recorder.SettleAsync(TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(2500), cancellation);
        }
        catch (Exception e) when (e is DevToolsException or PageLostException || (e is BrowserException && !_line.DevTools.HasEnded))
        {
            // A page that is lost sends nothing more.
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(3));
            await _line.DevTools.SendAsync("Target.disposeBrowserContext", new() { ["browserContextId"] = _context }, null, patience.Token, TimeSpan.FromSeconds(3));
        }
        catch (Exception e) when (e is DevToolsException or BrowserException or OperationCanceledException)
        {
            // The browser is gone, and the context with it.
        }

        foreach (var session in _events.Children.Append(_line.Id))
        {
            _line.DevTools.StopListening(session);
        }
    }

    /// <summary>The page's target is gone.</summary>
    public void OnGone(string target)
    {
        if (target == _target)
        {
            _line.Lose(new("页面自行关闭", "The page closed itself"));
        }
    }
}
