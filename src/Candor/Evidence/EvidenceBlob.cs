namespace Candor;

/// <summary>A blob into which evidence points, other than an input file.</summary>
/// <param name="Sha256">SHA-256, in lower-case hexadecimal.</param>
/// <param name="Extension">The extension under which it is kept, with its dot: <c>.png</c>, <c>.har</c>, <c>.html</c>.</param>
/// <param name="Bytes">The blob.</param>
public sealed record EvidenceBlob(string Sha256, string Extension, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Makes a blob with its hash.</summary>
    public static EvidenceBlob Of(ReadOnlyMemory<byte> bytes, string extension) =>
        new(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes.Span)), extension, bytes);
}
