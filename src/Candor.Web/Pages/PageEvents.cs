using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Candor.Traffic;
using Candor.Web.DevTools;
using Candor.Web.Looking;

namespace Candor.Web.Pages;

/// <summary>What the browser and our script in the page tell while a page is open: requests, what scripts did, dialogs, windows, downloads, frames.</summary>
internal sealed class PageEvents(PageSession session, PageSettings settings, string binding)
{
    private const int MostPopups = 3;
    private const int MostNotes = 20_000;
    private const int MostDialogs = 50;

    private readonly ConcurrentDictionary<string, int> _worlds = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<PageNote> _notes = new();
    private readonly ConcurrentQueue<BrowserRequest> _requests = new();
    private readonly ConcurrentQueue<string> _dialogs = new();
    private readonly ConcurrentDictionary<string, string> _popups = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _children = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<string> _attached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TaskCompletionSource _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string _url = "about:blank";
    private int _downloads;

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

    /// <summary>Ends when the page is attached, with its session.</summary>
    public Task<string> Attached => _attached.Task;

    /// <summary>Ends at the load event that follows <see cref="BeginLoad"/>.</summary>
    public Task Loaded => _loaded.Task;

    /// <summary>The sessions of workers, frames and windows.</summary>
    public IEnumerable<string> Children => _children.Keys;

    /// <summary>From now on the next load event counts.</summary>
    public void BeginLoad() => _loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The execution context of our own world in a frame.</summary>
    public bool TryWorldOf(string frame, out int world) => _worlds.TryGetValue(frame, out world);

    /// <summary>The page began a download, which was not let through.</summary>
    public void OnDownload() => Interlocked.Increment(ref _downloads);

    /// <summary>A target of this context: the page itself first, then windows that it opens.</summary>
    public void OnTarget(string attached, string type, string target, string url)
    {
        if (type == "page" && !_attached.Task.IsCompleted)
        {
            session.DevTools.Listen(attached, OnEvent);
            _attached.TrySetResult(attached);
            return;
        }

        _children[attached] = type;
        session.DevTools.Listen(attached, OnEvent);
        session.DevTools.Post("Network.enable", new() { ["maxTotalBufferSize"] = 1 << 20 }, attached);
        if (type == "page")
        {
            _popups[target] = url;
            if (_popups.Count > MostPopups)
            {
                // Its opener waits until it runs: a window that was closed while it waited would hold the page for ever.
                session.DevTools.Post("Runtime.runIfWaitingForDebugger", null, attached);
                session.DevTools.Post("Target.closeTarget", new() { ["targetId"] = target }, null);
                return;
            }

            session.DevTools.Post("Page.enable", null, attached);
            session.DevTools.Post("Emulation.setUserAgentOverride", PageSetUp.UserAgent(settings), attached);
        }

        session.DevTools.Post("Target.setAutoAttach", new() { ["autoAttach"] = true, ["waitForDebuggerOnStart"] = true, ["flatten"] = true }, attached);
        session.DevTools.Post("Runtime.runIfWaitingForDebugger", null, attached);
    }

    private void OnEvent(DevToolsEvent told)
    {
        var isMain = told.Session == session.Id || session.Id.Length == 0;
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
                if (_dialogs.Count < MostDialogs && kind != "beforeunload")
                {
                    _dialogs.Enqueue(told.Parameters.GetProperty("message").GetString() ?? string.Empty);
                }

                session.DevTools.Post("Page.handleJavaScriptDialog", new() { ["accept"] = kind == "beforeunload" }, told.Session);
                break;
            case "Page.loadEventFired" when isMain:
                _loaded.TrySetResult();
                break;
            case "Runtime.executionContextCreated" when isMain:
                var context = told.Parameters.GetProperty("context");
                if (context.GetProperty("name").GetString() == PageSetUp.World && context.TryGetProperty("auxData", out var data))
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
                session.Lose(new("页面进程崩溃", "The page's process crashed"));
                break;
            case "Inspector.detached" when isMain:
                session.Lose(new("页面自行关闭", "The page closed itself"));
                break;
        }
    }

    private void Note(JsonElement parameters)
    {
        if (_notes.Count >= MostNotes || parameters.GetProperty("name").GetString() != binding)
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
