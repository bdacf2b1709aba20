namespace Candor.Traffic;

/// <summary>Who sent a WebSocket frame.</summary>
public enum FrameDirection
{
    /// <summary>The subject sent it to the host.</summary>
    Sent,

    /// <summary>The host sent it to the subject.</summary>
    Received,
}
