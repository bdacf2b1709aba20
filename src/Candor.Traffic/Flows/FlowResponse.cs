using System.Collections.Immutable;

namespace Candor.Traffic;

/// <summary>A response as it was received.</summary>
/// <param name="Status">The status code; 0 where the capture says that none came.</param>
/// <param name="HttpVersion">The protocol, such as <c>HTTP/1.1</c>; empty where the capture does not say.</param>
/// <param name="Headers">The header fields in the order received, repeated ones (<c>Set-Cookie</c>) repeated.</param>
/// <param name="Body">The body as received.</param>
public sealed record FlowResponse(int Status, string HttpVersion, ImmutableArray<HeaderField> Headers, FlowBody Body);
