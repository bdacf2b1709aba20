namespace Candor.Web.DevTools;

/// <summary>The browser refused a command: a node is gone, a frame was navigated away, a target was closed.</summary>
internal sealed class DevToolsException(string method, string message) : Exception($"{method}: {message}")
{
    public string Method { get; } = method;
}
