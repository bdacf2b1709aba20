using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Candor.Traffic.Tests.Support;

/// <summary>The codings that pages and apps put values in.</summary>
internal static class Coded
{
    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Bytes(text)));

    public static string Base64(string text) => Convert.ToBase64String(Bytes(text));

    public static string Base64Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    public static string Hex(string text) => Convert.ToHexStringLower(Bytes(text));

    public static byte[] Xor(string text, byte key) => [.. Bytes(text).Select(b => (byte)(b ^ key))];

    public static string Rot13(string text) => string.Concat(text.Select(static c => char.IsAsciiLetterLower(c) ? (char)('a' + ((c - 'a' + 13) % 26)) : char.IsAsciiLetterUpper(c) ? (char)('A' + ((c - 'A' + 13) % 26)) : c));

    public static byte[] Gzip(string text) => Compress(Bytes(text), static s => new GZipStream(s, CompressionLevel.Optimal));

    public static byte[] Zlib(string text) => Compress(Bytes(text), static s => new ZLibStream(s, CompressionLevel.Optimal));

    public static byte[] Deflate(string text) => Compress(Bytes(text), static s => new DeflateStream(s, CompressionLevel.Optimal));

    public static byte[] Brotli(string text) => Compress(Bytes(text), static s => new BrotliStream(s, CompressionLevel.Optimal));

    public static byte[] Compress(byte[] bytes, Func<Stream, Stream> open)
    {
        using var output = new MemoryStream();
        using (var stream = open(output))
        {
            stream.Write(bytes);
        }

        return output.ToArray();
    }
}
