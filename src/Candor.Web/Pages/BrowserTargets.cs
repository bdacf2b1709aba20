using System.Collections.Concurrent;
using Candor.Web.DevTools;

namespace Candor.Web.Pages;

/// <summary>Leads every page, worker and window that the browser opens to the visit whose context it belongs to, before it runs anything.</summary>
internal sealed class BrowserTargets
{
    private readonly ConcurrentDictionary<string, Action<string, string, string, string>> _routes = new(StringComparer.Ordinal);

    private BrowserTargets(DevToolsConnection devTools) => DevTools = devTools;

    public DevToolsConnection DevTools { get; }

    /// <summary>Told that a target ended.</summary>
    public Action<string>? Gone { get; set; }

    /// <summary>Told that a download began.</summary>
    public Action? Download { get; set; }

    public static async Task<BrowserTargets> StartAsync(DevToolsConnection devTools, CancellationToken cancellation)
    {
        var targets = new BrowserTargets(devTools);
        devTools.Listen(string.Empty, targets.OnEvent);
        await devTools.SendAsync("Target.setDiscoverTargets", new() { ["discover"] = true }, null, cancellation);
        await devTools.SendAsync("Target.setAutoAttach", new() { ["autoAttach"] = true, ["waitForDebuggerOnStart"] = true, ["flatten"] = true }, null, cancellation);
        return targets;
    }

    /// <summary>Sets who is told of the targets of a context: session, type, target and address.</summary>
    public void Route(string context, Action<string, string, string, string> route) => _routes[context] = route;

    private void OnEvent(DevToolsEvent told)
    {
        switch (told.Method)
        {
            case "Target.attachedToTarget":
                var info = told.Parameters.GetProperty("targetInfo");
                var session = told.Parameters.GetProperty("sessionId").GetString()!;
                var context = info.TryGetProperty("browserContextId", out var id) ? id.GetString() ?? string.Empty : string.Empty;
                if (_routes.TryGetValue(context, out var route))
                {
                    route(session, info.GetProperty("type").GetString() ?? string.Empty, info.GetProperty("targetId").GetString() ?? string.Empty, info.GetProperty("url").GetString() ?? string.Empty);
                }
                else
                {
                    DevTools.Post("Runtime.runIfWaitingForDebugger", null, session);
                }

                break;
            case "Target.targetDestroyed" or "Target.targetCrashed":
                Gone?.Invoke(told.Parameters.GetProperty("targetId").GetString() ?? string.Empty);
                break;
            case "Browser.downloadWillBegin":
                Download?.Invoke();
                break;
        }
    }
}
