namespace Candor.Bundles.Manifests;

/// <summary>A block of a redacted file.</summary>
/// <param name="Block">The commitment to the block as it was signed.</param>
/// <param name="PartsRoot">The root over its parts.</param>
/// <param name="BlockSeed">The seed of its salts, where nothing was taken out of it; else null.</param>
/// <param name="Now">The SHA-256 of the block as it stands now, where something was taken out; else null.</param>
/// <param name="Parts">Its parts, where something was taken out; else empty.</param>
internal sealed record RedactedBlock(byte[] Block, byte[] PartsRoot, byte[]? BlockSeed, byte[]? Now, IReadOnlyList<RedactedPart> Parts);
