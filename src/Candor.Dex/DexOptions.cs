namespace Candor.Dex;

/// <summary>Limits on hostile input, and how far the analyses go. The defaults fit every app that a store accepts.</summary>
public sealed record DexOptions
{
    /// <summary>The defaults.</summary>
    public static DexOptions Default { get; } = new();

    /// <summary>Longest file, in bytes. Default 1 GiB.</summary>
    public long MaxFileBytes { get; init; } = 1L << 30;

    /// <summary>Most files in one version 041 container. Default 4,096.</summary>
    public int MaxContainerFiles { get; init; } = 4096;

    /// <summary>Deepest nesting of encoded arrays and annotations. Default 32.</summary>
    public int MaxValueDepth { get; init; } = 32;

    /// <summary>Most problems that one list keeps; later ones are counted only. Default 1,000.</summary>
    public int MaxProblems { get; init; } = 1000;

    /// <summary>Most supertypes, direct and inherited, of one class. Default 256; the rest is left out and reported.</summary>
    public int MaxSupertypes { get; init; } = 256;

    /// <summary>Most targets of one virtual call. Default 512; the rest is left out and reported.</summary>
    public int MaxVirtualTargets { get; init; } = 512;

    /// <summary>Whether the Adler-32 checksum is compared; a difference is a diagnostic, as Android tolerates it. Default true.</summary>
    public bool VerifyChecksum { get; init; } = true;

    /// <summary>Threads that a whole-program pass uses; 0 means one for each core. Results do not depend on it.</summary>
    public int Threads { get; init; }

    internal int EffectiveThreads => Threads > 0 ? Threads : Environment.ProcessorCount;
}
