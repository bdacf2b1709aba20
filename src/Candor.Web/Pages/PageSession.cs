using System.Text.Json;
using System.Text.Json.Nodes;
using Candor.Web.Browser;
using Candor.Web.DevTools;

namespace Candor.Web.Pages;

/// <summary>The line to one page: commands, and whether the page is still there.</summary>
internal sealed class PageSession(DevToolsConnection devTools)
{
    /// <summary>How long a page's script or input may take.</summary>
    public static readonly TimeSpan ScriptPatience = TimeSpan.FromSeconds(6);

    private readonly TaskCompletionSource<LocalizedText> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public DevToolsConnection DevTools => devTools;

    /// <summary>The id of the session; empty until the page is attached.</summary>
    public string Id { get; set; } = string.Empty;

    /// <summary>Ends, with the reason, when the page is lost.</summary>
    public Task<LocalizedText> Lost => _lost.Task;

    /// <summary>The page is lost: what waits for it ends.</summary>
    public void Lose(LocalizedText reason) => _lost.TrySetResult(reason);

    /// <summary>Ends the caller where the page is lost.</summary>
    /// <exception cref="PageLostException">The page is lost.</exception>
    public void ThrowIfLost()
    {
        if (_lost.Task.IsCompleted)
        {
            throw new PageLostException(_lost.Task.Result);
        }
    }

    /// <summary>Sends a command to the page.</summary>
    /// <exception cref="PageLostException">The page is lost before it answers.</exception>
    /// <exception cref="DevToolsException">The browser refused the command.</exception>
    /// <exception cref="BrowserException">The browser ended, or did not answer in time.</exception>
    public async Task<JsonElement> SendAsync(string method, JsonObject? parameters, CancellationToken cancellation, TimeSpan? patience = null)
    {
        ThrowIfLost();
        var answer = devTools.SendAsync(method, parameters, Id, cancellation, patience);
        if (await Task.WhenAny(answer, _lost.Task) != answer)
        {
            _ = answer.ContinueWith(static t => t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
            ThrowIfLost();
        }

        return await answer;
    }
}
