using Candor.Bundles.Containers;

namespace Candor.Bundles.Writing;

/// <summary>A file that goes into a bundle.</summary>
/// <param name="Path">Its name there, such as <c>exhibits/…png</c>.</param>
/// <param name="Bytes">Its bytes, where they are in memory.</param>
/// <param name="SourcePath">The file that holds them, where they are not; else null.</param>
/// <param name="Sha256">What its SHA-256 has to be, in lower-case hexadecimal: a file that changed since it was audited is not taken; null for any.</param>
public sealed record BundleFile(string Path, ReadOnlyMemory<byte> Bytes, string? SourcePath = null, string? Sha256 = null)
{
    /// <summary>Opens the bytes, where they stand in another bundle; else null.</summary>
    internal Func<BundleBlob>? Stored { get; init; }
}
