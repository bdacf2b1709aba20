namespace Candor.Traffic.Decoding;

/// <summary>Tells media files by their first bytes; they are searched for plain values only.</summary>
internal static class BinaryKind
{
    /// <summary>Whether the bytes are an image, a font, a sound, a film or a document.</summary>
    public static bool IsMedia(ReadOnlySpan<byte> data) =>
        data.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])
        || data.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])
        || data.StartsWith("GIF8"u8)
        || (data.StartsWith("RIFF"u8) && data.Length > 12)
        || data.StartsWith("wOFF"u8)
        || data.StartsWith("wOF2"u8)
        || data.StartsWith("OTTO"u8)
        || data.StartsWith((ReadOnlySpan<byte>)[0, 1, 0, 0, 0])
        || data.StartsWith("OggS"u8)
        || data.StartsWith("ID3"u8)
        || data.StartsWith("%PDF"u8)
        || data.StartsWith("\0asm"u8)
        || (data.Length > 12 && data[4..].StartsWith("ftyp"u8));
}
