namespace Candor.Cases;

/// <summary>A file of the vault in a list.</summary>
/// <param name="Sha256">Its hash, in lower-case hexadecimal.</param>
/// <param name="Size">Its size, in bytes.</param>
/// <param name="PutAt">When it was put last.</param>
public sealed record VaultEntry(string Sha256, long Size, DateTimeOffset PutAt);
