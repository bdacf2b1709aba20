using System.Security.Cryptography;

namespace Candor.Bundles.Signing;

/// <summary>A public key on the curve P-256.</summary>
public sealed class VerifyingKey
{
    private readonly byte[] _info;

    private VerifyingKey(byte[] info)
    {
        _info = info;
        Fingerprint = SHA256.HashData(info);
        Id = Convert.ToHexStringLower(Fingerprint);
        Pem = PemEncoding.WriteString("PUBLIC KEY", info) + "\n";
    }

    /// <summary>SHA-256 of its SubjectPublicKeyInfo (DER), in lower-case hexadecimal.</summary>
    public string Id { get; }

    /// <summary>The key as PEM, in one form.</summary>
    public string Pem { get; }

    internal byte[] Fingerprint { get; }

    /// <summary>Reads the public key of a PEM file, be it of the public key, of the private key, or of both.</summary>
    /// <exception cref="FormatException">It holds no key of the curve P-256.</exception>
    public static VerifyingKey FromPem(string pem)
    {
        using var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            CheckCurve(key);
            return Of(key);
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException or PlatformNotSupportedException)
        {
            throw new FormatException("there is no key of the curve P-256 in it", e);
        }
    }

    internal static VerifyingKey Of(ECDsa key) => new(key.ExportSubjectPublicKeyInfo());

    internal static void CheckCurve(ECDsa key)
    {
        if (key.KeySize != 256 || key.ExportParameters(includePrivateParameters: false).Curve.Oid.Value != "1.2.840.10045.3.1.7")
        {
            throw new FormatException("the key is not of the curve P-256");
        }
    }

    internal bool Verify(ReadOnlySpan<byte> bytes, ReadOnlyMemory<byte> signature)
    {
        if (SignatureForm.Read(signature) is not { } raw)
        {
            return false;
        }

        using var key = ECDsa.Create();
        key.ImportSubjectPublicKeyInfo(_info, out _);
        return key.VerifyData(bytes, raw, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
