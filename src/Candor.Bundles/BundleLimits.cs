namespace Candor.Bundles;

/// <summary>Bounds on what a bundle may make its reader do.</summary>
public sealed record BundleLimits
{
    /// <summary>The default limits.</summary>
    public static BundleLimits Default { get; } = new();

    /// <summary>The most bytes of <c>manifest.json</c>. A bundle of 50 GiB has one of about 60 MiB.</summary>
    public int ManifestBytes { get; init; } = 128 << 20;

    /// <summary>The most bytes of <c>statement.json</c>.</summary>
    public int StatementBytes { get; init; } = 8 << 20;

    /// <summary>The most bytes of a signature, a key or a time-stamp.</summary>
    public int SmallFileBytes { get; init; } = 1 << 20;

    /// <summary>The most files that a manifest may list and that are looked at in a folder.</summary>
    public int Files { get; init; } = 1_000_000;

    /// <summary>The most faults that are told one by one; the rest is counted.</summary>
    public int Faults { get; init; } = 1000;
}
