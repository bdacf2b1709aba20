using Candor.Android.Manifest;
using Candor.Android.Resources;
using Candor.Android.Signing;
using Candor.Android.Zip;

namespace Candor.Android.Packages;

/// <summary>Bounds on one package. The defaults keep the reading of any file below 1 GiB of memory.</summary>
public sealed record ApkLimits
{
    /// <summary>The default limits.</summary>
    public static ApkLimits Default { get; } = new();

    /// <summary>Limits of the archive.</summary>
    public ZipLimits Zip { get; init; } = ZipLimits.Default;

    /// <summary>Limits of binary XML.</summary>
    public AxmlLimits Xml { get; init; } = AxmlLimits.Default;

    /// <summary>Limits of the resource table.</summary>
    public ResourceLimits Resources { get; init; } = ResourceLimits.Default;

    /// <summary>Limits of the signatures.</summary>
    public SigningLimits Signing { get; init; } = SigningLimits.Default;

    /// <summary>Most bytes of the manifest. The largest known ones have about 1 MB.</summary>
    public int MaxManifestBytes { get; init; } = 16 << 20;

    /// <summary>Most bytes of the resource table. Large apps have about 20 MB.</summary>
    public int MaxResourceBytes { get; init; } = 128 << 20;

    /// <summary>Most bytes of one DEX file. 65,536 methods make about 12 MB; Android's container format may join several.</summary>
    public int MaxDexBytes { get; init; } = 128 << 20;

    /// <summary>Most bytes of all DEX files together; those beyond are left out and reported. The largest known apps have about 300 MB.</summary>
    public long MaxTotalDexBytes { get; init; } = 512L << 20;

    /// <summary>Most DEX files that are read.</summary>
    public int MaxDexFiles { get; init; } = 500;
}
