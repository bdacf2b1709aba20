namespace Candor.Cases;

/// <summary>A file in the vault.</summary>
/// <param name="Sha256">Its hash, in lower-case hexadecimal.</param>
/// <param name="Size">Its size, in bytes.</param>
public sealed record StoredBlob(string Sha256, long Size);
