namespace Candor.Traffic;

/// <summary>One message on a WebSocket, its fragments joined.</summary>
/// <param name="Index">Its place among the frames of its flow, counted from 0.</param>
/// <param name="Direction">Who sent it.</param>
/// <param name="IsText">Whether it is a text message; else binary.</param>
/// <param name="Body">Its payload, unmasked, as it stands after the WebSocket's own compression is off.</param>
/// <param name="Offset">The time of the frame after the first request of the capture.</param>
public sealed record WebSocketFrame(int Index, FrameDirection Direction, bool IsText, FlowBody Body, TimeSpan Offset);
