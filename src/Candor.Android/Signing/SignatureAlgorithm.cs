using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Candor.Android.Signing;

/// <summary>A signature algorithm of schemes v2 and v3 (source.android.com, APK signature scheme v2, "Signature algorithm IDs").</summary>
/// <param name="Id">Number in the file.</param>
/// <param name="Name">Name for people.</param>
/// <param name="Key"><c>RSA</c>, <c>EC</c> or <c>DSA</c>.</param>
/// <param name="Hash">Hash of the signature and of the content.</param>
/// <param name="IsPss">Whether RSA pads with PSS, salted by as many bytes as the hash has.</param>
/// <param name="IsVerity">Whether the content is hashed as an fs-verity tree.</param>
internal sealed record SignatureAlgorithm(uint Id, string Name, string Key, HashAlgorithmName Hash, bool IsPss = false, bool IsVerity = false)
{
    /// <summary>All known algorithms, the preferred first: stronger hashes before weaker, flat hashes before trees.</summary>
    public static ImmutableArray<SignatureAlgorithm> All { get; } =
    [
        new(0x0102, "RSA PSS with SHA-512", "RSA", HashAlgorithmName.SHA512, IsPss: true),
        new(0x0104, "RSA PKCS#1 v1.5 with SHA-512", "RSA", HashAlgorithmName.SHA512),
        new(0x0202, "ECDSA with SHA-512", "EC", HashAlgorithmName.SHA512),
        new(0x0101, "RSA PSS with SHA-256", "RSA", HashAlgorithmName.SHA256, IsPss: true),
        new(0x0103, "RSA PKCS#1 v1.5 with SHA-256", "RSA", HashAlgorithmName.SHA256),
        new(0x0201, "ECDSA with SHA-256", "EC", HashAlgorithmName.SHA256),
        new(0x0301, "DSA with SHA-256", "DSA", HashAlgorithmName.SHA256),
        new(0x0421, "RSA PKCS#1 v1.5 with SHA-256 (verity)", "RSA", HashAlgorithmName.SHA256, IsVerity: true),
        new(0x0423, "ECDSA with SHA-256 (verity)", "EC", HashAlgorithmName.SHA256, IsVerity: true),
        new(0x0425, "DSA with SHA-256 (verity)", "DSA", HashAlgorithmName.SHA256, IsVerity: true),
    ];

    /// <summary>Whether the signature over the data holds for the key.</summary>
    /// <param name="publicKey">The key as SubjectPublicKeyInfo.</param>
    /// <param name="data">What was signed.</param>
    /// <param name="signature">The signature.</param>
    /// <exception cref="CryptographicException">The key or the signature cannot be read.</exception>
    public bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        switch (Key)
        {
            case "RSA":
                using (var rsa = RSA.Create())
                {
                    rsa.ImportSubjectPublicKeyInfo(publicKey, out _);
                    return rsa.VerifyData(data, signature, Hash, IsPss ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1);
                }
            case "EC":
                using (var ec = ECDsa.Create())
                {
                    ec.ImportSubjectPublicKeyInfo(publicKey, out _);
                    return ec.VerifyData(data, signature, Hash, DSASignatureFormat.Rfc3279DerSequence);
                }
            default:
                using (var dsa = DSA.Create())
                {
                    dsa.ImportSubjectPublicKeyInfo(publicKey, out _);
                    return dsa.VerifyData(data, signature, Hash, DSASignatureFormat.Rfc3279DerSequence);
                }
        }
    }
}
