using System.Collections.Immutable;

namespace Candor.Traffic;

/// <summary>A request as it was sent.</summary>
/// <param name="Method">The method, such as <c>POST</c>.</param>
/// <param name="Url">
/// The absolute URL as sent, with its query and still percent-encoded: scheme, host, port where it is not the scheme's own, path, query.
/// It is a string and no <see cref="Uri"/>, since a <see cref="Uri"/> normalises and a capture may hold what is no URI.
/// </param>
/// <param name="HttpVersion">The protocol, such as <c>HTTP/1.1</c>; empty where the capture does not say.</param>
/// <param name="Headers">The header fields in the order sent, repeated ones repeated. Cookies are in them.</param>
/// <param name="Body">The body as sent, with its content encoding still on it where <see cref="FlowBody.IsContentDecoded"/> is false.</param>
public sealed record FlowRequest(string Method, string Url, string HttpVersion, ImmutableArray<HeaderField> Headers, FlowBody Body);
