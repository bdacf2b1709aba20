namespace Candor.Web.Recording;

/// <summary>Numbers the frames of one WebSocket across both directions, up to a limit.</summary>
internal sealed class WebSocketIndex(int limit)
{
    private int _next = -1;

    /// <summary>The next number; -1 where no more frames are kept.</summary>
    public int Next()
    {
        var next = Interlocked.Increment(ref _next);
        return next < limit ? next : -1;
    }
}
