namespace Candor.Bundles.Manifests;

/// <summary>A file that redaction added. It is no leaf of the tree; the signature over the manifest covers it.</summary>
/// <param name="Path">Its name.</param>
/// <param name="Size">Its size, in bytes.</param>
/// <param name="Sha256">Its SHA-256.</param>
internal sealed record AddedFile(string Path, long Size, byte[] Sha256);
