using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Candor.Android.Packages;

namespace Candor.Android.Signing;

/// <summary>Reads and checks the signers of one part of the signing block (schemes v2, v3 and v3.1).</summary>
internal sealed class BlockSignerReader(SignatureScheme scheme, ContentDigest? content, bool hasV3, SigningLimits limits)
{
    private const uint StrippingProtection = 0xbeeff00d;
    private const uint ProofOfRotation = 0x3ba06f8c;

    public ImmutableArray<ApkSigner> Read(ReadOnlySpan<byte> part)
    {
        var signers = ImmutableArray.CreateBuilder<ApkSigner>();
        var list = new PrefixedBytes(new PrefixedBytes(part).Field());
        while (!list.IsEmpty && signers.Count < limits.MaxSigners)
        {
            signers.Add(ReadSigner(list.Field()));
        }
        return signers.ToImmutable();
    }

    private ApkSigner ReadSigner(ReadOnlySpan<byte> bytes)
    {
        var signer = new PrefixedBytes(bytes);
        var signedData = signer.Field();
        long? minSdk = null, maxSdk = null;
        if (scheme != SignatureScheme.V2)
        {
            minSdk = signer.U32();
            maxSdk = signer.U32();
        }
        var signatures = ReadPairs(signer.Field());
        var publicKey = signer.Field();

        var data = new PrefixedBytes(signedData);
        var digests = ReadPairs(data.Field());
        var encoded = ReadCertificates(data.Field());
        var agree = scheme == SignatureScheme.V2 || data.U32() == minSdk & data.U32() == maxSdk;
        var attributes = data.IsEmpty ? [] : data.Field();
        var lineage = ReadAttributes(attributes, out var promisesV3);
        var algorithm = SignatureAlgorithm.All.FirstOrDefault(known => signatures.ContainsKey(known.Id));
        var verification =
            promisesV3 && !hasV3 ? Verification.Failed("the v2 signature promises a v3 signature, and there is none: it was taken out")
            : !agree ? Verification.Failed("the API levels inside and outside the signed data differ")
            : encoded.Count == 0 ? Verification.Failed("the signer has no certificate")
            : !signatures.Keys.Order().SequenceEqual(digests.Keys.Order()) ? Verification.Failed("signatures and digests name different algorithms")
            : algorithm is null ? Verification.NotChecked("no known signature algorithm")
            : Verify(algorithm, signedData, signatures[algorithm.Id], digests[algorithm.Id], publicKey, encoded[0]);
        if (verification.State == VerificationState.Verified && lineage is not null)
        {
            verification = lineage.Check(encoded[0]);
        }
        return new ApkSigner
        {
            Scheme = scheme,
            Certificates = [.. encoded.Select(certificate => SigningCertificate.From(certificate))],
            Lineage = lineage is null ? [] : [.. lineage.Certificates.Select(certificate => SigningCertificate.From(certificate))],
            MinSdk = minSdk,
            MaxSdk = maxSdk,
            Algorithm = algorithm?.Name ?? "",
            Verification = verification,
        };
    }

    private Verification Verify(
        SignatureAlgorithm algorithm, ReadOnlySpan<byte> signedData, byte[] signature, byte[] digest, ReadOnlySpan<byte> publicKey, byte[] certificate)
    {
        try
        {
            using var x509 = X509CertificateLoader.LoadCertificate(certificate);
            if (!x509.PublicKey.ExportSubjectPublicKeyInfo().AsSpan().SequenceEqual(publicKey))
            {
                return Verification.Failed("the key of the signature is not the key of the certificate");
            }
            if (!algorithm.Verify(publicKey, signedData, signature))
            {
                return Verification.Failed("the signature over the signed data does not hold");
            }
        }
        catch (CryptographicException e)
        {
            return Verification.Failed("the key, the certificate or the signature cannot be read: " + e.Message);
        }
        if (algorithm.IsVerity)
        {
            return Verification.NotChecked("the signature holds; the content is hashed as a verity tree, which is not computed");
        }
        if (content is null)
        {
            return Verification.NotChecked("the signature holds; the package is too long for its content to be hashed");
        }
        return content.Compute(algorithm.Hash).AsSpan().SequenceEqual(digest)
            ? Verification.Verified
            : Verification.Failed("the content is not what was signed");
    }

    /// <summary>Pairs of an algorithm and its bytes. The first of two with the same number counts.</summary>
    private static Dictionary<uint, byte[]> ReadPairs(ReadOnlySpan<byte> bytes)
    {
        var pairs = new Dictionary<uint, byte[]>();
        var list = new PrefixedBytes(bytes);
        while (!list.IsEmpty && pairs.Count < 32)
        {
            var pair = new PrefixedBytes(list.Field());
            pairs.TryAdd(pair.U32(), pair.Field().ToArray());
        }
        return pairs;
    }

    private List<byte[]> ReadCertificates(ReadOnlySpan<byte> bytes)
    {
        var all = new List<byte[]>();
        var list = new PrefixedBytes(bytes);
        while (!list.IsEmpty && all.Count < limits.MaxCertificates)
        {
            all.Add(list.Field().ToArray());
        }
        return all;
    }

    private CertificateLineage? ReadAttributes(ReadOnlySpan<byte> bytes, out bool promisesV3)
    {
        promisesV3 = false;
        CertificateLineage? lineage = null;
        var list = new PrefixedBytes(bytes);
        while (!list.IsEmpty)
        {
            var attribute = new PrefixedBytes(list.Field());
            var id = attribute.U32();
            if (id == StrippingProtection && scheme == SignatureScheme.V2)
            {
                promisesV3 = attribute.U32() == 3;
            }
            else if (id == ProofOfRotation && scheme != SignatureScheme.V2)
            {
                lineage = CertificateLineage.Read(attribute.Rest, limits.MaxCertificates);
            }
        }
        return lineage;
    }
}
