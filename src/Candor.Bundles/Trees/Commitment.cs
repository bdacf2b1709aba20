using System.Security.Cryptography;

namespace Candor.Bundles.Trees;

/// <summary>
/// A salted commitment: SHA-256 over 0x02, a salt of 16 bytes, and the value. Who does not know the salt cannot try values until one fits; who shows salt
/// and value proves the value.
/// </summary>
internal static class Commitment
{
    public const int SaltLength = 16;

    public static byte[] Of(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> value)
    {
        const int Head = 1 + SaltLength;
        Span<byte> small = stackalloc byte[256];
        if (value.Length + Head <= small.Length)
        {
            small[0] = 2;
            salt.CopyTo(small[1..]);
            value.CopyTo(small[Head..]);
            return SHA256.HashData(small[..(Head + value.Length)]);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        small[0] = 2;
        salt.CopyTo(small[1..]);
        hash.AppendData(small[..Head]);
        hash.AppendData(value);
        return hash.GetHashAndReset();
    }
}
