using System.Text.Json;

namespace Candor.Web.DevTools;

/// <summary>Something that the browser tells unasked.</summary>
/// <param name="Method">The event, such as <c>Page.loadEventFired</c>.</param>
/// <param name="Session">The session that it belongs to; empty for the browser's own.</param>
/// <param name="Parameters">What it tells.</param>
internal readonly record struct DevToolsEvent(string Method, string Session, JsonElement Parameters);
