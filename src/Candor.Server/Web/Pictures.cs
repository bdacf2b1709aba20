namespace Candor.Server.Web;

/// <summary>Tells pictures by their first bytes, whatever they are called.</summary>
internal static class Pictures
{
    /// <summary>The largest picture that is taken, in bytes.</summary>
    public const int Largest = 5 << 20;

    /// <summary>The media type of a picture; null for anything else.</summary>
    public static string? MediaType(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith<byte>([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith<byte>([0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith("RIFF"u8) && bytes.Length > 12 && bytes[8..].StartsWith("WEBP"u8) ? "image/webp"
        : null;
}
