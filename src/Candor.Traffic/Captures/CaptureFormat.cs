namespace Candor.Traffic.Captures;

/// <summary>The form of a capture.</summary>
public enum CaptureFormat
{
    /// <summary>None that is known.</summary>
    Unknown,

    /// <summary>HTTP Archive 1.2.</summary>
    Har,

    /// <summary>A flow file of mitmproxy: tnetstrings.</summary>
    FlowFile,
}
