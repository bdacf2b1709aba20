using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Candor.Bundles.Trees;

/// <summary>
/// The secret of a file from which its salts follow, so that a bundle need not list them: the first bytes of SHA-256 over 0x03, the seed, a label and a
/// number. A redacted bundle lists those that it may show and leaves the seed out.
/// </summary>
internal static class Seed
{
    public const int Length = 32;

    public static byte[] New() => RandomNumberGenerator.GetBytes(Length);

    /// <summary>The salt of a file's name.</summary>
    public static byte[] NameSalt(ReadOnlySpan<byte> file) => Derive(file, 'n', 0)[..Commitment.SaltLength];

    /// <summary>The salt of the hash of a file's whole content.</summary>
    public static byte[] WholeSalt(ReadOnlySpan<byte> file) => Derive(file, 'w', 0)[..Commitment.SaltLength];

    /// <summary>The seed of a block of a file.</summary>
    public static byte[] Block(ReadOnlySpan<byte> file, long block) => Derive(file, 'b', block);

    /// <summary>The salt of a block as a whole, from the block's seed.</summary>
    public static byte[] BlockSalt(ReadOnlySpan<byte> block) => Derive(block, 's', 0)[..Commitment.SaltLength];

    /// <summary>The salt of a part of a block, from the block's seed.</summary>
    public static byte[] PartSalt(ReadOnlySpan<byte> block, int part) => Derive(block, 'p', part)[..Commitment.SaltLength];

    private static byte[] Derive(ReadOnlySpan<byte> seed, char label, long number)
    {
        Span<byte> bytes = stackalloc byte[1 + Length + 1 + sizeof(long)];
        bytes[0] = 3;
        seed.CopyTo(bytes[1..]);
        bytes[1 + Length] = (byte)label;
        BinaryPrimitives.WriteInt64BigEndian(bytes[(2 + Length)..], number);
        return SHA256.HashData(bytes);
    }
}
