using System.Security.Cryptography;

namespace Candor.Cases;

/// <summary>The server's key, which signs every event (ECDSA on P-256).</summary>
public sealed class EventSigner : IDisposable
{
    private readonly ECDsa _key;
    private readonly Lock _lock = new();

    private EventSigner(ECDsa key)
    {
        _key = key;
        PublicKey = key.ExportSubjectPublicKeyInfoPem();
    }

    /// <summary>The public half, as PEM.</summary>
    public string PublicKey { get; }

    /// <summary>A new key.</summary>
    public static EventSigner New() => new(ECDsa.Create(ECCurve.NamedCurves.nistP256));

    /// <summary>Reads a key from PEM (PKCS #8).</summary>
    /// <exception cref="FormatException">It holds no such key.</exception>
    public static EventSigner FromPem(string pem)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromPem(pem);
            return new(key);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new FormatException("There is no private key in it.", e);
        }
    }

    /// <summary>Reads a key from PEM (PKCS #8) that is encrypted.</summary>
    /// <exception cref="FormatException">It holds no such key, or the password is another.</exception>
    public static EventSigner FromPem(string pem, string password)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportFromEncryptedPem(pem, password);
            return new(key);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            key.Dispose();
            throw new FormatException("There is no private key in it, or the password is another.", e);
        }
    }

    /// <summary>The key as PEM (PKCS #8), encrypted (PBES2: PBKDF2 with SHA-256, AES-256-CBC).</summary>
    public string ToPem(string password) => _key.ExportEncryptedPkcs8PrivateKeyPem(password, new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 600_000)) + "\n";

    /// <summary>The key as PEM (PKCS #8).</summary>
    public string ToPem() => _key.ExportPkcs8PrivateKeyPem() + "\n";

    /// <inheritdoc/>
    public void Dispose() => _key.Dispose();

    internal string Sign(byte[] hash)
    {
        lock (_lock)
        {
            return Convert.ToBase64String(_key.SignHash(hash, DSASignatureFormat.Rfc3279DerSequence));
        }
    }
}
