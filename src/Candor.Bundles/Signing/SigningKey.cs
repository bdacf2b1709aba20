using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace Candor.Bundles.Signing;

/// <summary>A private key on the curve P-256, which signs bundles.</summary>
public sealed class SigningKey : IDisposable
{
    private readonly ECDsa _key;

    private SigningKey(ECDsa key)
    {
        _key = key;
        Public = VerifyingKey.Of(key);
    }

    /// <summary>The public half.</summary>
    public VerifyingKey Public { get; }

    /// <summary>Makes a new key.</summary>
    public static SigningKey New() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a key from PEM (<c>PRIVATE KEY</c> or <c>EC PRIVATE KEY</c>, not encrypted).</summary>
    /// <exception cref="FormatException">It holds no such key.</exception>
    public static SigningKey FromPem(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            if (pem.Contains("ENCRYPTED", StringComparison.Ordinal))
            {
                throw new FormatException("the key is encrypted; decrypt it first, for example with 'openssl pkey'");
            }

            key.ImportFromPem(pem);
            VerifyingKey.CheckCurve(key);
            // A public key alone cannot sign.
            _ = key.ExportParameters(includePrivateParameters: true);
            return new(key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or PlatformNotSupportedException)
        {
            key.Dispose();
            throw new FormatException("there is no private key of the curve P-256 in it", e);
        }
        catch (FormatException)
        {
            key.Dispose();
            throw;
        }
    }

    /// <summary>The key as PEM (PKCS #8).</summary>
    public string ToPem() => _key.ExportPkcs8PrivateKeyPem() + "\n";

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    /// <summary>Signs bytes: ECDSA with SHA-256, in DER, with the smaller of the two values of s that fit.</summary>
    internal byte[] Sign(ReadOnlySpan<byte> bytes)
    {
        var raw = _key.SignData(bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        var s = new BigInteger(raw.AsSpan(32), isUnsigned: true, isBigEndian: true);
        if (s > SignatureForm.Order / 2)
        {
            s = SignatureForm.Order - s;
        }

        return SignatureForm.Write(new(raw.AsSpan(0, 32), isUnsigned: true, isBigEndian: true), s);
    }
}
