namespace Candor.Web.Recording;

/// <summary>How much the recorder keeps and lets through. What exceeds a limit is told, never taken for nothing.</summary>
public sealed record RecorderLimits
{
    /// <summary>The limits that hold where none are given.</summary>
    public static RecorderLimits Default { get; } = new();

    /// <summary>Bytes of one request's body that are kept, from 0. Default 4 MiB; the rest is passed on and counted.</summary>
    public int RequestBody { get; init; } = 4 << 20;

    /// <summary>Bytes of one response's body that are kept, from 0. Default 1 MiB.</summary>
    public int ResponseBody { get; init; } = 1 << 20;

    /// <summary>Bytes of one response's body that are passed to the page, from 1. Default 64 MiB; then the response is broken off.</summary>
    public long ResponsePassed { get; init; } = 64L << 20;

    /// <summary>Bytes that one stage may receive, from 1. Default 256 MiB; then further responses are broken off.</summary>
    public long StageReceived { get; init; } = 256L << 20;

    /// <summary>Bytes of bodies that one recording keeps, from 0. Default 192 MiB.</summary>
    public long Kept { get; init; } = 192L << 20;

    /// <summary>Requests of one stage, from 1. Default 5,000; further ones are refused.</summary>
    public int Requests { get; init; } = 5_000;

    /// <summary>Frames of one WebSocket that are kept, from 0. Default 2,000.</summary>
    public int Frames { get; init; } = 2_000;

    /// <summary>How long a host may take to answer or to send the next byte. Default 20 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(20);
}
