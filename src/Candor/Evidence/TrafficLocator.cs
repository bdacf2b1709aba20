using System.Collections.Immutable;
using System.Globalization;

namespace Candor;

/// <summary>A value inside recorded traffic, and the chain of decodings that leads to it.</summary>
/// <param name="Request">The number of the request in the capture, counted from 1.</param>
/// <param name="Method">The method of the request.</param>
/// <param name="Url">The URL of the request, cut to at most 500 characters and, where the audit is redacted, masked.</param>
/// <param name="Host">The host that received it, in lower case.</param>
/// <param name="Part">Where in the request: <c>url</c>, <c>header</c>, <c>cookie</c>, <c>body</c>, <c>frame</c> or <c>set-cookie</c>.</param>
/// <param name="Name">The name of the header or cookie; null for other parts.</param>
/// <param name="Frame">For a WebSocket frame, its index in the flow, counted from 0; null for other parts.</param>
/// <param name="Chain">
/// The steps from the part to the value, outermost first, such as <c>gunzip</c>, <c>json $.u</c>, <c>sha256(lower-case e-mail)</c>. Empty where the value
/// stands in the part as it is.
/// </param>
/// <param name="Offset">Where the value begins in what the last decoding gave, in bytes from 0.</param>
/// <param name="Length">How many bytes it has there.</param>
/// <param name="Excerpt">The value as it stands there, cut to at most 160 characters and, where the audit is redacted, masked.</param>
/// <param name="Milliseconds">The time after the first request of the capture.</param>
/// <param name="Stage">When it happened, seen from consent.</param>
/// <param name="Initiator">The URL of the script or document that made the request; null where not known.</param>
public sealed record TrafficLocator(
    int Request,
    string Method,
    string Url,
    string Host,
    string Part,
    string? Name,
    int? Frame,
    ImmutableArray<string> Chain,
    int Offset,
    int Length,
    string Excerpt,
    long Milliseconds,
    Stage Stage,
    string? Initiator) : Locator
{
    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => string.Create(
        CultureInfo.InvariantCulture,
        $"traffic\n{Request}\n{Part}\n{Name}\n{Frame}\n{string.Join('\t', Chain)}\n{Offset}\n{Length}");
}
