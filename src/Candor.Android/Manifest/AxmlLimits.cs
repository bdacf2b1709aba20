namespace Candor.Android.Manifest;

/// <summary>Bounds on one binary XML document.</summary>
public sealed record AxmlLimits
{
    /// <summary>The default limits.</summary>
    public static AxmlLimits Default { get; } = new();

    /// <summary>Deepest nesting that is kept; deeper elements are left out and reported. A manifest has 5.</summary>
    public int MaxDepth { get; init; } = 256;

    /// <summary>Most elements that are kept. The largest known manifests have about 10,000.</summary>
    public int MaxElements { get; init; } = 200_000;

    /// <summary>Most attributes that are kept, over all elements.</summary>
    public int MaxAttributes { get; init; } = 1_000_000;

    /// <summary>Most characters of text between tags that are kept, over all elements.</summary>
    public int MaxTextCharacters { get; init; } = 16 << 20;
}
