using System.Collections.Concurrent;
using System.Collections.Immutable;
using Candor.Traffic;

namespace Candor.Web.Recording;

/// <summary>One request while it is recorded; <see cref="ToFlow"/> takes what is known of it.</summary>
internal sealed class Exchange(int visit, string method, string url, string version, ImmutableArray<HeaderField> headers, TimeSpan offset)
{
    /// <summary>The visit (one stage in a fresh context) in which it happened.</summary>
    public int Visit { get; } = visit;

    public string Method { get; } = method;

    public string Url { get; } = url;

    public TimeSpan Offset { get; } = offset;

    public ImmutableArray<HeaderField> Headers { get; } = headers;

    public FlowBody RequestBody { get; set; } = FlowBody.None;

    public FlowResponse? Response { get; set; }

    public ConcurrentQueue<WebSocketFrame> Frames { get; } = new();

    /// <summary>Why the request did not reach its host; null where it did.</summary>
    public string? Failure { get; set; }

    /// <summary>Whether it was refused because the host is at an address that the audit may not reach.</summary>
    public bool IsRefused { get; set; }

    /// <summary>What made it, as the browser tells; set after the visit.</summary>
    public FlowOrigin Origin { get; set; } = FlowOrigin.Unknown;

    public string Host => Uri.TryCreate(Url, UriKind.Absolute, out var uri) ? uri.Host.ToLowerInvariant() : string.Empty;

    public string Path => Uri.TryCreate(Url, UriKind.Absolute, out var uri) ? uri.AbsolutePath : string.Empty;

    public Flow ToFlow(int number, Stage stage) => new(
        number,
        new(Method, Url, version, Headers, RequestBody),
        Response,
        [.. Frames.OrderBy(static f => f.Index)],
        Offset,
        stage,
        Origin);
}
