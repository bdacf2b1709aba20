namespace Candor.Cases;

/// <summary>Checks hashes before they become names.</summary>
internal static class BlobName
{
    public static bool IsHash(string? text) => text is { Length: 64 } && text.All(char.IsAsciiHexDigitLower);

    public static string Check(string sha256) => IsHash(sha256) ? sha256 : throw new ArgumentException("It is no SHA-256 in lower-case hexadecimal.", nameof(sha256));
}
