namespace Candor.Android.Signing;

/// <summary>Bounds on the work for signatures.</summary>
public sealed record SigningLimits
{
    /// <summary>The default limits.</summary>
    public static SigningLimits Default { get; } = new();

    /// <summary>Most bytes of an APK Signing Block. Distributors write kilobytes there.</summary>
    public int MaxBlockBytes { get; init; } = 64 << 20;

    /// <summary>Most signers of one scheme; as in Android's verifier.</summary>
    public int MaxSigners { get; init; } = 10;

    /// <summary>Most certificates of one signer or of one lineage.</summary>
    public int MaxCertificates { get; init; } = 50;

    /// <summary>Most bytes of one file of a v1 signature. A manifest of 65,535 entries has about 8 MB.</summary>
    public int MaxJarFileBytes { get; init; } = 32 << 20;

    /// <summary>Most bytes of one entry and of all entries together that are inflated to check a v1 signature.</summary>
    public long MaxJarContentBytes { get; init; } = 2L << 30;

    /// <summary>Longest package whose content is hashed; beyond it signatures are read and not checked.</summary>
    public long MaxContentBytes { get; init; } = 4L << 30;
}
