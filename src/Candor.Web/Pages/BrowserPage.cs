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
    private const string World = "candor";
    private const int MostPopups = 3;
    private const int MostNotes = 20_000;
    private static readonly TimeSpan ScriptPatience = TimeSpan.FromSeconds(6);

    private readonly DevToolsConnection _devTools;
    private readonly TrafficRecorder _recorder;
    private readonly string _context;
    private readonly PageSettings _settings;
    private readonly string _binding;
    private readonly ConcurrentDictionary<string, int> _worlds = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<PageNote> _notes = new();
    private readonly ConcurrentQueue<BrowserRequest> _requests = new();
    private readonly ConcurrentQueue<string> _dialogs = new();
    private readonly ConcurrentDictionary<string, string> _popups = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _children = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<LocalizedText> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<string> _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _session = string.Empty;
    private string _target = string.Empty;
    private string _url = "about:blank";
    private int _downloads;

    private BrowserPage(DevToolsConnection devTools, TrafficRecorder recorder, string context, PageSettings settings)
    {
        _devTools = devTools;
        _recorder = recorder;
        _context = context;
        _settings = settings;
        _binding = "c" + Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));
    }

    /// <summary>What the scripts of the page did.</summary>
    public ImmutableArray<PageNote> Notes => [.. _notes];

    /// <summary>What the browser tells of requests.</summary>
    public ImmutableArray<BrowserRequest> Requests => [.. _requests];

    /// <summary>The texts of dialogs that the page opened; each was dismissed.</summary>
    public ImmutableArray<string> Dialogs => [.. _dialogs];

    /// <summary>The addresses of windows that the page opened.</summary>
    public ImmutableArray<string> Popups => [.. _popups.Values.Order(StringComparer.Ordinal)];

    /// <summary>Downloads that the page began; none was let through.</summary>
    public int Downloads => _downloads;

    /// <summary>The address of the page.</summary>
    public string Url => _url;

    public PageSettings Settings => _settings;

    /// <summary>Opens an empty page in a context of its own.</summary>
    public static async Task<BrowserPage> OpenAsync(BrowserTargets targets, TrafficRecorder recorder, PageSettings settings, CancellationToken cancellation)
    {
        var devTools = targets.DevTools;
        var made = await devTools.SendAsync("Target.createBrowserContext", new() { ["disposeOnDetach"] = true }, null, cancellation);
        var context = made.GetProperty("browserContextId").GetString()!;
        var page = new BrowserPage(devTools, recorder, context, settings);
        targets.Route(context, page.OnTarget);
        targets.Gone = page.OnGone;
        targets.Download = page.OnDownload;
        try
        {
            await devTools.SendAsync("Browser.setDownloadBehavior", new() { ["behavior"] = "deny", ["browserContextId"] = context, ["eventsEnabled"] = true }, null, cancellation);
            var target = await devTools.SendAsync(
                "Target.createTarget",
                new() { ["url"] = "about:blank", ["browserContextId"] = context, ["width"] = settings.Width, ["height"] = settings.Height },
                null,
                cancellation);
            page._target = target.GetProperty("targetId").GetString()!;
            page._session = await page._attached.Task.WaitAsync(TimeSpan.FromSeconds(10), cancellation);
            await page.SetUpAsync(cancellation);
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
        _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        try
        {
            var result = await SendAsync("Page.navigate", new() { ["url"] = url }, cancellation, patience);
            if (result.TryGetProperty("errorText", out var error) && error.GetString() is { Length: > 0 } text)
            {
                return text;
            }
        }
        catch (BrowserException) when (!_devTools.HasEnded)
        {
            return "net::ERR_TIMED_OUT";
        }

        await LoadedAsync(patience, cancellation);
        return null;
    }

    /// <summary>Waits for the load event, or as long as is allowed.</summary>
    public async Task LoadedAsync(TimeSpan patience, CancellationToken cancellation)
    {
        await Task.WhenAny(_loaded.Task, _lost.Task, Task.Delay(patience, cancellation));
        ThrowIfLost();
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Waits until the network rests, or as long as is allowed.</summary>
    public async Task SettleAsync(TimeSpan quiet, TimeSpan patience, CancellationToken cancellation)
    {
        await _recorder.SettleAsync(quiet, patience, cancellation);
        ThrowIfLost();
    }

    /// <summary>The documents of the page, the page itself first.</summary>
    public async Task<ImmutableArray<PageFrame>> FramesAsync(CancellationToken cancellation)
    {
        var tree = await SendAsync("Page.getFrameTree", null, cancellation);
        var frames = ImmutableArray.CreateBuilder<PageFrame>();
        Collect(tree.GetProperty("frameTree"), isMain: true);
        return frames.ToImmutable();

        void Collect(JsonElement node, bool isMain)
        {
            var frame = node.GetProperty("frame");
            var id = frame.GetProperty("id").GetString()!;
            if (_worlds.TryGetValue(id, out var world) && frames.Count < 40)
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
        ThrowIfLost();
        try
        {
            var answer = await SendAsync(
                "Runtime.evaluate",
                new()
                {
                    ["contextId"] = frame.Context,
                    ["expression"] = $"JSON.stringify(candorLook.{call})",
                    ["returnByValue"] = true,
                    ["timeout"] = 5000,
                },
                cancellation,
                ScriptPatience);
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
        catch (BrowserException) when (!_devTools.HasEnded)
        {
            _lost.TrySetResult(new("页面的脚本不再响应", "The page's scripts no longer answer"));
            ThrowIfLost();
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

        var offset = await OffsetAsync(frame, cancellation);
        if (spot.Hit && offset is { } at)
        {
            await PointAsync(at.X + spot.X, at.Y + spot.Y, cancellation);
            return true;
        }

        return await LookAsync(frame, $"press({call})", LookJson.Default.Boolean, cancellation);
    }

    /// <summary>Moves the pointer to a place and presses.</summary>
    public async Task PointAsync(double x, double y, CancellationToken cancellation)
    {
        await MoveAsync(x, y, cancellation);
        foreach (var kind in (string[])["mousePressed", "mouseReleased"])
        {
            await SendAsync(
                "Input.dispatchMouseEvent",
                new() { ["type"] = kind, ["x"] = x, ["y"] = y, ["button"] = "left", ["buttons"] = kind == "mousePressed" ? 1 : 0, ["clickCount"] = 1 },
                cancellation,
                ScriptPatience);
        }
    }

    /// <summary>Moves the pointer.</summary>
    public Task MoveAsync(double x, double y, CancellationToken cancellation) =>
        SendAsync("Input.dispatchMouseEvent", new() { ["type"] = "mouseMoved", ["x"] = x, ["y"] = y }, cancellation, ScriptPatience);

    /// <summary>Scrolls by pixels.</summary>
    public Task ScrollAsync(double pixels, CancellationToken cancellation) =>
        SendAsync(
            "Input.dispatchMouseEvent",
            new() { ["type"] = "mouseWheel", ["x"] = _settings.Width / 2, ["y"] = _settings.Height / 2, ["deltaX"] = 0, ["deltaY"] = pixels },
            cancellation,
            ScriptPatience);

    /// <summary>Types text, key by key, into what has the focus.</summary>
    public async Task TypeAsync(string text, CancellationToken cancellation)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var key = rune.ToString();
            if (rune.IsAscii)
            {
                await SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "keyDown", ["text"] = key, ["key"] = key, ["unmodifiedText"] = key }, cancellation, ScriptPatience);
                await SendAsync("Input.dispatchKeyEvent", new() { ["type"] = "keyUp", ["key"] = key }, cancellation, ScriptPatience);
            }
            else
            {
                await SendAsync("Input.insertText", new() { ["text"] = key }, cancellation, ScriptPatience);
            }
        }
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
            var picture = await SendAsync("Page.captureScreenshot", parameters, cancellation, TimeSpan.FromSeconds(8));
            return picture.GetProperty("data").GetBytesFromBase64();
        }
        catch (Exception e) when (e is DevToolsException || (e is BrowserException && !_devTools.HasEnded))
        {
            return null;
        }
    }

    /// <summary>Where a frame's viewport begins in the page's.</summary>
    public async Task<LookBox?> OffsetAsync(PageFrame frame, CancellationToken cancellation)
    {
        if (frame.IsMain)
        {
            return new(0, 0, _settings.Width, _settings.Height);
        }

        try
        {
            var owner = await SendAsync("DOM.getFrameOwner", new() { ["frameId"] = frame.Id }, cancellation);
            var quads = await SendAsync("DOM.getContentQuads", new() { ["backendNodeId"] = owner.GetProperty("backendNodeId").GetInt32() }, cancellation);
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
            await SendAsync("Page.navigate", new() { ["url"] = "about:blank" }, cancellation, TimeSpan.FromSeconds(3));
            await _recorder.SettleAsync(TimeSpan.FromMilliseconds(250), TimeSpan.FromMilliseconds(2500), cancellation);
        }
        catch (Exception e) when (e is DevToolsException or PageLostException || (e is BrowserException && !_devTools.HasEnded))
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
            await _devTools.SendAsync("Target.disposeBrowserContext", new() { ["browserContextId"] = _context }, null, patience.Token, TimeSpan.FromSeconds(3));
        }
        catch (Exception e) when (e is DevToolsException or BrowserException or OperationCanceledException)
        {
            // The browser is gone, and the context with it.
        }

        foreach (var session in _children.Keys.Append(_session))
        {
            _devTools.StopListening(session);
        }
    }

    private async Task<JsonElement> SendAsync(string method, JsonObject? parameters, CancellationToken cancellation, TimeSpan? patience = null)
    {
        ThrowIfLost();
        var answer = _devTools.SendAsync(method, parameters, _session, cancellation, patience);
        if (await Task.WhenAny(answer, _lost.Task) != answer)
        {
            _ = answer.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            ThrowIfLost();
        }

        return await answer;
    }

    private void ThrowIfLost()
    {
        if (_lost.Task.IsCompleted)
        {
            throw new PageLostException(_lost.Task.Result);
        }
    }

    private async Task SetUpAsync(CancellationToken cancellation)
    {
        var words = JsonSerializer.Serialize(new Dictionary<string, string>(PageWords.Patterns, StringComparer.Ordinal), LookJson.Default.DictionaryStringString);
        var observe = EmbeddedScripts.Observe.Replace("__BINDING__", _binding, StringComparison.Ordinal);
        if (_settings.SendsOptOut)
        {
            observe = "Object.defineProperty(Navigator.prototype,'globalPrivacyControl',{get:()=>true,configurable:true,enumerable:true});\n" + observe;
        }

        (string Method, JsonObject? Parameters)[] commands =
        [
            ("Page.enable", null),
            ("Runtime.enable", null),
            ("DOM.enable", null),
            ("Network.enable", new() { ["maxTotalBufferSize"] = 1 << 20, ["maxResourceBufferSize"] = 1 << 18 }),
            ("Runtime.addBinding", new() { ["name"] = _binding }),
            ("Page.addScriptToEvaluateOnNewDocument", new() { ["source"] = observe }),
            ("Page.addScriptToEvaluateOnNewDocument", new() { ["source"] = $"({EmbeddedScripts.Look})({words})", ["worldName"] = World }),
            ("Page.setInterceptFileChooserDialog", new() { ["enabled"] = true }),
            ("Emulation.setDeviceMetricsOverride", new() { ["width"] = _settings.Width, ["height"] = _settings.Height, ["deviceScaleFactor"] = _settings.Scale, ["mobile"] = _settings.IsPhone }),
            ("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = _settings.IsPhone, ["maxTouchPoints"] = 5 }),
            ("Emulation.setUserAgentOverride", UserAgent()),
            ("Emulation.setLocaleOverride", new() { ["locale"] = _settings.Language == "en" ? "en-US" : "zh-CN" }),
            ("Emulation.setTimezoneOverride", new() { ["timezoneId"] = _settings.Language == "en" ? "Europe/Brussels" : "Asia/Shanghai" }),
            ("Emulation.setFocusEmulationEnabled", new() { ["enabled"] = true }),
            ("Target.setAutoAttach", new() { ["autoAttach"] = true, ["waitForDebuggerOnStart"] = true, ["flatten"] = true }),
        ];
        await Task.WhenAll(commands.Select(c => _devTools.SendAsync(c.Method, c.Parameters, _session, cancellation)));
        if (_settings.SendsOptOut)
        {
            await SendAsync("Network.setExtraHTTPHeaders", new() { ["headers"] = new JsonObject { ["Sec-GPC"] = "1" } }, cancellation);
        }

        await SendAsync("Runtime.runIfWaitingForDebugger", null, cancellation);
    }

    private JsonObject UserAgent() => new()
    {
        ["userAgent"] = _settings.UserAgent,
        ["acceptLanguage"] = _settings.AcceptLanguage,
        ["platform"] = _settings.IsPhone ? "Linux armv81" : "Linux x86_64",
        ["userAgentMetadata"] = new JsonObject
        {
            ["brands"] = new JsonArray(
                new JsonObject { ["brand"] = "Chromium", ["version"] = _settings.BrowserVersion },
                new JsonObject { ["brand"] = "Google Chrome", ["version"] = _settings.BrowserVersion },
                new JsonObject { ["brand"] = "Not.A/Brand", ["version"] = "24" }),
            ["platform"] = _settings.IsPhone ? "Android" : "Linux",
            ["platformVersion"] = _settings.IsPhone ? "10" : "6.1",
            ["architecture"] = _settings.IsPhone ? string.Empty : "x86",
            ["model"] = _settings.IsPhone ? "K" : string.Empty,
            ["mobile"] = _settings.IsPhone,
        },
    };

    /// <summary>A target of this context: the page itself first, then windows that it opens.</summary>
    private void OnTarget(string session, string type, string target, string url)
    {
        if (type == "page" && !_attached.Task.IsCompleted)
        {
            _devTools.Listen(session, OnEvent);
            _attached.TrySetResult(session);
            return;
        }

        _children[session] = type;
        _devTools.Listen(session, OnEvent);
        _devTools.Post("Network.enable", new() { ["maxTotalBufferSize"] = 1 << 20 }, session);
        if (type == "page")
        {
            _popups[target] = url;
            if (_popups.Count > MostPopups)
            {
                _devTools.Post("Target.closeTarget", new() { ["targetId"] = target }, null);
                return;
            }

            _devTools.Post("Page.enable", null, session);
            _devTools.Post("Emulation.setUserAgentOverride", UserAgent(), session);
        }

        _devTools.Post("Target.setAutoAttach", new() { ["autoAttach"] = true, ["waitForDebuggerOnStart"] = true, ["flatten"] = true }, session);
        _devTools.Post("Runtime.runIfWaitingForDebugger", null, session);
    }

    private void OnEvent(DevToolsEvent told)
    {
        var isMain = told.Session == _session || _session.Length == 0;
        switch (told.Method)
        {
            case "Runtime.bindingCalled":
                Note(told.Parameters);
                break;
            case "Network.requestWillBeSent":
                Request(told.Parameters, _children.GetValueOrDefault(told.Session));
                break;
            case "Target.attachedToTarget":
                var info = told.Parameters.GetProperty("targetInfo");
                OnTarget(
                    told.Parameters.GetProperty("sessionId").GetString()!,
                    info.GetProperty("type").GetString() ?? string.Empty,
                    info.GetProperty("targetId").GetString() ?? string.Empty,
                    info.GetProperty("url").GetString() ?? string.Empty);
                break;
            case "Page.javascriptDialogOpening":
                var kind = told.Parameters.GetProperty("type").GetString();
                if (_dialogs.Count < 50 && kind != "beforeunload")
                {
                    _dialogs.Enqueue(told.Parameters.GetProperty("message").GetString() ?? string.Empty);
                }

                _devTools.Post("Page.handleJavaScriptDialog", new() { ["accept"] = kind == "beforeunload" }, told.Session);
                break;
            case "Page.loadEventFired" when isMain:
                _loaded.TrySetResult();
                break;
            case "Runtime.executionContextCreated" when isMain:
                var context = told.Parameters.GetProperty("context");
                if (context.GetProperty("name").GetString() == World && context.TryGetProperty("auxData", out var data))
                {
                    _worlds[data.GetProperty("frameId").GetString()!] = context.GetProperty("id").GetInt32();
                }

                break;
            case "Runtime.executionContextsCleared" when isMain:
                _worlds.Clear();
                break;
            case "Page.frameNavigated" when isMain:
                var frame = told.Parameters.GetProperty("frame");
                if (!frame.TryGetProperty("parentId", out _))
                {
                    _url = frame.GetProperty("url").GetString() ?? _url;
                }

                break;
            case "Page.navigatedWithinDocument" when isMain:
                break;
            case "Inspector.targetCrashed" when isMain:
                _lost.TrySetResult(new("页面进程崩溃", "The page's process crashed"));
                break;
            case "Inspector.detached" when isMain:
                _lost.TrySetResult(new("页面自行关闭", "The page closed itself"));
                break;
        }
    }

    /// <summary>The page's target is gone.</summary>
    public void OnGone(string target)
    {
        if (target == _target)
        {
            _lost.TrySetResult(new("页面自行关闭", "The page closed itself"));
        }
    }

    /// <summary>The page began a download, which was not let through.</summary>
    public void OnDownload() => Interlocked.Increment(ref _downloads);

    private void Note(JsonElement parameters)
    {
        if (_notes.Count >= MostNotes || parameters.GetProperty("name").GetString() != _binding)
        {
            return;
        }

        try
        {
            if (JsonSerializer.Deserialize(parameters.GetProperty("payload").GetString() ?? string.Empty, LookJson.Default.LookNote) is { } note)
            {
                _notes.Enqueue(new(note.K, note.D, note.S, note.N, note.U, note.A));
            }
        }
        catch (JsonException)
        {
            // A page that found our function and calls it with nonsense tells us nothing.
        }
    }

    private void Request(JsonElement parameters, string? child)
    {
        if (_requests.Count >= MostNotes)
        {
            return;
        }

        var request = parameters.GetProperty("request");
        var kind = child is null or "page" ? Text(parameters, "type")?.ToLowerInvariant() : child;
        string? script = null;
        int? line = null;
        int? column = null;
        if (parameters.TryGetProperty("initiator", out var initiator))
        {
            script = Text(initiator, "url");
            line = Number(initiator, "lineNumber");
            column = Number(initiator, "columnNumber");
            for (var stack = initiator.TryGetProperty("stack", out var s) ? s : default; stack.ValueKind == JsonValueKind.Object; stack = stack.TryGetProperty("parent", out var p) ? p : default)
            {
                var found = false;
                foreach (var call in stack.GetProperty("callFrames").EnumerateArray())
                {
                    if (Text(call, "url") is { Length: > 0 } url)
                    {
                        (script, line, column) = (url, Number(call, "lineNumber") + 1, Number(call, "columnNumber") + 1);
                        found = true;
                        break;
                    }
                }

                if (found)
                {
                    break;
                }
            }
        }

        var document = Text(parameters, "documentURL");
        _requests.Enqueue(new(Text(request, "method") ?? "GET", Text(request, "url") ?? string.Empty, new(kind, script, line, column, document, _url)));
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int? Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.TryGetInt32(out var number) ? number : null;
}
