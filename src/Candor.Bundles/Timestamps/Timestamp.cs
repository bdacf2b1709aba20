using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;

namespace Candor.Bundles.Timestamps;

/// <summary>A time-stamp over the root of a bundle (RFC 3161): somebody else says that the root existed at a time.</summary>
/// <param name="Time">When, ISO 8601 in UTC.</param>
/// <param name="Authority">The subject of the certificate that signs it.</param>
/// <param name="AuthorityId">SHA-256 of that certificate, in lower-case hexadecimal.</param>
/// <param name="IsTrusted">Whether the certificate leads to one that was given as trusted; null where none was given.</param>
public sealed record Timestamp(string Time, string Authority, string AuthorityId, bool? IsTrusted)
{
    private const string TimestampingUse = "1.3.6.1.5.5.7.3.8";

    /// <summary>Reads a token and checks that it is over a root and signed by the certificate that it carries.</summary>
    /// <param name="token">The token, DER.</param>
    /// <param name="root">The root: the SHA-256 over which it must be.</param>
    /// <param name="trusted">The certificates that are trusted; null where none were given.</param>
    /// <param name="timestamp">What it says.</param>
    internal static bool TryRead(byte[] token, byte[] root, X509Certificate2Collection? trusted, [NotNullWhen(true)] out Timestamp? timestamp)
    {
        timestamp = null;
        try
        {
            if (!Rfc3161TimestampToken.TryDecode(token, out var decoded, out var read) || read != token.Length
                || !decoded.VerifySignatureForHash(root, HashAlgorithmName.SHA256, out var signer))
            {
                return false;
            }

            using (signer)
            {
                timestamp = new(
                    decoded.TokenInfo.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                    signer.Subject,
                    Convert.ToHexStringLower(SHA256.HashData(signer.RawData)),
                    trusted is null ? null : LeadsTo(trusted, signer, decoded));
            }

            return true;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static bool LeadsTo(X509Certificate2Collection trusted, X509Certificate2 signer, Rfc3161TimestampToken token)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(trusted);
        chain.ChainPolicy.ExtraStore.AddRange(token.AsSignedCms().Certificates);
        // Offline: revocation is not asked for. The certificate has to have been valid when it signed.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = token.TokenInfo.Timestamp.UtcDateTime;
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid(TimestampingUse));
        return chain.Build(signer);
    }
}
