namespace Candor.Bundles.Redaction;

/// <summary>A part that was taken out.</summary>
/// <param name="Block">The block, from 0.</param>
/// <param name="Part">The part of the block, from 0.</param>
/// <param name="Start">The first byte in the file.</param>
/// <param name="Salt">Its salt, in hexadecimal.</param>
/// <param name="Value">Its bytes, in base64.</param>
internal sealed record SaltedPart(int Block, int Part, long Start, string Salt, string Value);
