namespace Candor.Bundles.Manifests;

/// <summary>A part of a block out of which something was taken.</summary>
/// <param name="Length">Its length, in bytes.</param>
/// <param name="Salt">Its salt, where it stands as it was signed; else null.</param>
/// <param name="Commitment">Its commitment, where it was taken out; else null.</param>
internal sealed record RedactedPart(int Length, byte[]? Salt, byte[]? Commitment);
