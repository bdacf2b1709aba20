namespace Candor.Bundles.Manifests;

/// <summary>What is signed.</summary>
/// <param name="IsRedaction">Whether it is signed by who took something out, and the original signature stands under <c>original/</c>.</param>
/// <param name="Root">The root of the tree.</param>
/// <param name="Files">The number of leaves.</param>
/// <param name="ManifestSize">The size of <c>manifest.json</c>, in bytes.</param>
/// <param name="ManifestRoot">The root over its blocks of 4 KiB. Not their hashes: a block might hold the hash of an exhibit and no secret beside it.</param>
/// <param name="Key">SHA-256 of the public key that signs (SubjectPublicKeyInfo, DER).</param>
/// <param name="Timestamp">SHA-256 of <c>timestamp.tst</c>; null where there is none.</param>
internal sealed record Statement(bool IsRedaction, byte[] Root, long Files, long ManifestSize, byte[] ManifestRoot, byte[] Key, byte[]? Timestamp);
