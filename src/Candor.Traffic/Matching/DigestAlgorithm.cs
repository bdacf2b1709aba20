using System.Collections.Immutable;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;

namespace Candor.Traffic.Matching;

/// <summary>A hash function and its name.</summary>
/// <param name="Name">Its name as people write it, such as <c>sha256</c>.</param>
/// <param name="Size">The size of its digest, in bytes.</param>
/// <param name="Hash">Computes it.</param>
/// <param name="IsCommon">Whether it is among those that are nested in each other in practice.</param>
internal sealed record DigestAlgorithm(string Name, int Size, Func<byte[], byte[]> Hash, bool IsCommon)
{
    /// <summary>All hash functions whose digests are recognised. All give at least 128 bits, so that chance does not.</summary>
    public static ImmutableArray<DigestAlgorithm> All { get; } =
    [
#pragma warning disable CA5350, CA5351, CA1850 // Weak hash functions are recognised here, not relied upon.
        new("md5", 16, MD5.HashData, true),
        new("sha1", 20, SHA1.HashData, true),
#pragma warning restore CA5350, CA5351, CA1850
        new("sha256", 32, SHA256.HashData, true),
        new("sha384", 48, SHA384.HashData, true),
        new("sha512", 64, SHA512.HashData, true),
        Of("sm3", static () => new SM3Digest(), true),
        Of("ripemd160", static () => new RipeMD160Digest(), true),
        Of("sha3-256", static () => new Sha3Digest(256), true),
        Of("sha224", static () => new Sha224Digest(), true),
        Of("sha512-224", static () => new Sha512tDigest(224), false),
        Of("sha512-256", static () => new Sha512tDigest(256), false),
        Of("sha3-224", static () => new Sha3Digest(224), false),
        Of("sha3-384", static () => new Sha3Digest(384), false),
        Of("sha3-512", static () => new Sha3Digest(512), true),
        Of("keccak-224", static () => new KeccakDigest(224), false),
        Of("keccak-256", static () => new KeccakDigest(256), false),
        Of("keccak-384", static () => new KeccakDigest(384), false),
        Of("keccak-512", static () => new KeccakDigest(512), false),
        Of("ripemd128", static () => new RipeMD128Digest(), false),
        Of("ripemd256", static () => new RipeMD256Digest(), false),
        Of("ripemd320", static () => new RipeMD320Digest(), false),
        Of("md2", static () => new MD2Digest(), false),
        Of("md4", static () => new MD4Digest(), false),
        Of("whirlpool", static () => new WhirlpoolDigest(), false),
        Of("tiger192", static () => new TigerDigest(), false),
        Of("blake2b-256", static () => new Blake2bDigest(256), false),
        Of("blake2b-512", static () => new Blake2bDigest(512), false),
        Of("blake2s-256", static () => new Blake2sDigest(256), false),
        Of("blake3", static () => new Blake3Digest(256), false),
    ];

    private static DigestAlgorithm Of(string name, Func<IDigest> make, bool isCommon) => new(name, make().GetDigestSize(), Compute(make), isCommon);

    private static Func<byte[], byte[]> Compute(Func<IDigest> make) => bytes =>
    {
        var digest = make();
        digest.BlockUpdate(bytes, 0, bytes.Length);
        var result = new byte[digest.GetDigestSize()];
        digest.DoFinal(result, 0);
        return result;
    };
}
