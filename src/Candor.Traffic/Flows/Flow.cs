using System.Collections.Immutable;

namespace Candor.Traffic;

/// <summary>
/// One request and all that came of it: its response, and the frames of the WebSocket that it opened. Everything is as it stood on the
/// wire; nothing is decoded. Readers of captures and our own recorder make flows; the analyser reads them.
/// </summary>
/// <param name="Number">The place in the capture, counted from 1 in the order of the capture. It is the number that evidence names.</param>
/// <param name="Request">The request.</param>
/// <param name="Response">The response; null where none came or the capture has none.</param>
/// <param name="Frames">The frames of the WebSocket, in order; empty where the flow opened none.</param>
/// <param name="Offset">The time of the request after the first request of the capture. Never negative.</param>
/// <param name="Stage">When it happened, seen from consent; <see cref="Candor.Stage.Unknown"/> where the capture does not tell.</param>
/// <param name="Origin">What made the request, as far as the recorder knows.</param>
public sealed record Flow(
    int Number,
    FlowRequest Request,
    FlowResponse? Response,
    ImmutableArray<WebSocketFrame> Frames,
    TimeSpan Offset,
    Stage Stage,
    FlowOrigin Origin);
