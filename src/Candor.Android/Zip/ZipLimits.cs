namespace Candor.Android.Zip;

/// <summary>Bounds on what an archive may make the reader do. The defaults are above every honest app and below 1 GiB of memory.</summary>
public sealed record ZipLimits
{
    /// <summary>The default limits.</summary>
    public static ZipLimits Default { get; } = new();

    /// <summary>Most entries that are listed; the rest is reported. Large games have about 60,000; the classic format ends at 65,535.</summary>
    public int MaxEntries { get; init; } = 200_000;

    /// <summary>Most bytes of a name. Android's own limit is the format's, 65,535; a Linux path ends at 4,096.</summary>
    public int MaxNameBytes { get; init; } = 4_096;

    /// <summary>Most bytes of the central directory that are read.</summary>
    public int MaxDirectoryBytes { get; init; } = 128 << 20;

    /// <summary>Most bytes that one entry may inflate to.</summary>
    public int MaxEntryBytes { get; init; } = 512 << 20;

    /// <summary>
    /// Most bytes out for one byte in, applied once an entry is longer than <see cref="RatioFloorBytes"/>.
    /// DEFLATE itself ends at 1,032; a DEX file or a resource table compresses to a third.
    /// </summary>
    public int MaxRatio { get; init; } = 200;

    /// <summary>Length below which <see cref="MaxRatio"/> is not applied: short entries of blanks are common and harmless.</summary>
    public int RatioFloorBytes { get; init; } = 16 << 20;
}
