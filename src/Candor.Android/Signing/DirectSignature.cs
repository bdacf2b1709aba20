using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Candor.Android.Signing;

/// <summary>
/// Checks a PKCS#7 signature that is made over the content itself, without signed attributes, as Android's tools make it.
/// Needed where the platform's own check refuses the pair of algorithms, such as DSA named without its hash.
/// </summary>
internal static class DirectSignature
{
    /// <summary>Whether the signature holds; <see langword="null"/> when it is of a form that is not supported here.</summary>
    /// <exception cref="CryptographicException">The key or the signature cannot be read.</exception>
    public static bool? Check(SignerInfo signer, byte[] content)
    {
        if (signer.SignedAttributes.Count > 0 || signer.Certificate is not { } certificate || Hash(signer.DigestAlgorithm.Value) is not { } hash)
        {
            return null;
        }
        var signature = signer.GetSignature();
        if (certificate.GetRSAPublicKey() is { } rsa)
        {
            using (rsa)
            {
                return rsa.VerifyData(content, signature, hash, RSASignaturePadding.Pkcs1);
            }
        }
        if (certificate.GetDSAPublicKey() is { } dsa)
        {
            using (dsa)
            {
                return dsa.VerifyData(content, signature, hash, DSASignatureFormat.Rfc3279DerSequence);
            }
        }
        if (certificate.GetECDsaPublicKey() is { } ec)
        {
            using (ec)
            {
                return ec.VerifyData(content, signature, hash, DSASignatureFormat.Rfc3279DerSequence);
            }
        }
        return null;
    }

    private static HashAlgorithmName? Hash(string? oid) => oid switch
    {
        "1.2.840.113549.2.5" => HashAlgorithmName.MD5,
        "1.3.14.3.2.26" => HashAlgorithmName.SHA1,
        "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
        "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
        "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
        _ => null,
    };
}
