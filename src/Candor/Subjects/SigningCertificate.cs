namespace Candor;

/// <summary>A certificate with which an app is signed.</summary>
/// <param name="Scheme">The signature scheme that carries it: <c>v1</c>, <c>v2</c>, <c>v3</c> or <c>v3.1</c>.</param>
/// <param name="Subject">The distinguished name of the holder, as written in the certificate. Self-asserted, not vetted.</param>
/// <param name="Issuer">The distinguished name of the issuer.</param>
/// <param name="SerialNumber">The serial number, in hexadecimal.</param>
/// <param name="Sha256">SHA-256 of the DER encoding, in lower-case hexadecimal.</param>
/// <param name="NotBefore">The first day of validity, ISO 8601.</param>
/// <param name="NotAfter">The last day of validity, ISO 8601.</param>
/// <param name="Algorithm">The signature algorithm's name.</param>
/// <param name="Verification">Whether the signature over the file was checked, and how that ended.</param>
public sealed record SigningCertificate(
    string Scheme,
    string Subject,
    string Issuer,
    string SerialNumber,
    string Sha256,
    string NotBefore,
    string NotAfter,
    string Algorithm,
    string Verification);
