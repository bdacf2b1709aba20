using System.Collections.Immutable;

namespace Candor.Android.Signing;

/// <summary>One signer of a package under one scheme.</summary>
public sealed record ApkSigner
{
    /// <summary>The scheme.</summary>
    public required SignatureScheme Scheme { get; init; }

    /// <summary>The signer's certificate first, then those that came with it.</summary>
    public required ImmutableArray<SigningCertificate> Certificates { get; init; }

    /// <summary>Earlier certificates of a rotated key, the oldest first, the current one last; empty without rotation.</summary>
    public ImmutableArray<SigningCertificate> Lineage { get; init; } = [];

    /// <summary>First API level for which the signer counts (v3 and later), or <see langword="null"/>.</summary>
    public long? MinSdk { get; init; }

    /// <summary>Last API level for which the signer counts (v3 and later), or <see langword="null"/>.</summary>
    public long? MaxSdk { get; init; }

    /// <summary>Name of the algorithm that was checked, such as <c>RSA PKCS#1 v1.5 with SHA-256</c>; empty when none was.</summary>
    public string Algorithm { get; init; } = "";

    /// <summary>Name of the signature file for v1, else <see langword="null"/>.</summary>
    public string? File { get; init; }

    /// <summary>Whether the signature holds.</summary>
    public required Verification Verification { get; init; }
}
