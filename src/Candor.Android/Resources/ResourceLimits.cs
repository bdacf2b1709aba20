namespace Candor.Android.Resources;

/// <summary>Bounds on one resource table.</summary>
public sealed record ResourceLimits
{
    /// <summary>The default limits.</summary>
    public static ResourceLimits Default { get; } = new();

    /// <summary>Most chunks that are looked at. The framework itself has about 3,000.</summary>
    public int MaxChunks { get; init; } = 20_000;

    /// <summary>Longest chain of references that is followed. Android ends at 20.</summary>
    public int MaxReferences { get; init; } = 20;

    /// <summary>Most string values that an enumeration gives. A large app in 90 languages has about 500,000.</summary>
    public int MaxStrings { get; init; } = 2_000_000;

    /// <summary>Most configurations of one resource whose texts are given. Large apps have about 150 locales.</summary>
    public int MaxLocales { get; init; } = 1_000;
}
