using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Candor.Android.Signing;

/// <summary>A certificate as it stands in a package. Names are hostile text; nobody vouches for them.</summary>
/// <param name="Subject">Distinguished name of the holder; empty when the certificate cannot be read.</param>
/// <param name="Issuer">Distinguished name of the issuer.</param>
/// <param name="SerialNumber">Serial number in upper-case hexadecimal.</param>
/// <param name="Sha256">SHA-256 of the encoded certificate in lower-case hexadecimal: the identity that Android compares.</param>
/// <param name="NotBefore">Beginning of validity; <see cref="DateTimeOffset.MinValue"/> when it cannot be read.</param>
/// <param name="NotAfter">End of validity. Android does not look at it.</param>
/// <param name="SignatureAlgorithm">Name of the algorithm with which the certificate itself is signed.</param>
/// <param name="KeyAlgorithm"><c>RSA</c>, <c>EC</c>, <c>DSA</c>, or an object identifier.</param>
/// <param name="KeyBits">Length of the key in bits, 0 when unknown.</param>
public sealed record SigningCertificate(
    string Subject, string Issuer, string SerialNumber, string Sha256, DateTimeOffset NotBefore, DateTimeOffset NotAfter,
    string SignatureAlgorithm, string KeyAlgorithm, int KeyBits)
{
    /// <summary>Whether the certificate is the one that the Android tools make for debugging.</summary>
    public bool IsAndroidDebug => Subject.Contains("CN=Android Debug", StringComparison.Ordinal);

    /// <summary>Describes an encoded certificate; one that cannot be read keeps its hash only.</summary>
    internal static SigningCertificate From(ReadOnlySpan<byte> encoded)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(encoded));
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(encoded);
            return From(certificate, hash);
        }
        catch (CryptographicException)
        {
            return new SigningCertificate("", "", "", hash, DateTimeOffset.MinValue, DateTimeOffset.MinValue, "", "", 0);
        }
    }

    /// <summary>Describes a certificate that was read already.</summary>
    internal static SigningCertificate From(X509Certificate2 certificate) =>
        From(certificate, Convert.ToHexStringLower(SHA256.HashData(certificate.RawData)));

    private static SigningCertificate From(X509Certificate2 certificate, string hash)
    {
        var (algorithm, bits) = Key(certificate);
        return new SigningCertificate(
            certificate.Subject, certificate.Issuer, certificate.SerialNumber, hash,
            new DateTimeOffset(certificate.NotBefore.ToUniversalTime()), new DateTimeOffset(certificate.NotAfter.ToUniversalTime()),
            certificate.SignatureAlgorithm.FriendlyName ?? certificate.SignatureAlgorithm.Value ?? "", algorithm, bits);
    }

    private static (string Algorithm, int Bits) Key(X509Certificate2 certificate)
    {
        var oid = certificate.PublicKey.Oid.Value ?? "";
        var name = oid switch
        {
            "1.2.840.113549.1.1.1" => "RSA",
            "1.2.840.10045.2.1" => "EC",
            "1.2.840.10040.4.1" => "DSA",
            _ => oid,
        };
        try
        {
            using AsymmetricAlgorithm? key = name switch
            {
                "RSA" => certificate.GetRSAPublicKey(),
                "EC" => certificate.GetECDsaPublicKey(),
                "DSA" => certificate.GetDSAPublicKey(),
                _ => null,
            };
            return (name, key?.KeySize ?? 0);
        }
        catch (CryptographicException)
        {
            return (name, 0);
        }
    }
}
