using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Candor.Android.Signing;

/// <summary>
/// Proof of rotation of scheme v3: certificates from the oldest to the current one, each signed by the one before
/// (source.android.com, APK signature scheme v3, "Proof-of-rotation").
/// </summary>
/// <param name="Certificates">Encoded certificates, the oldest first.</param>
/// <param name="Proof">Whether each is signed by the one before.</param>
internal sealed record CertificateLineage(ImmutableArray<byte[]> Certificates, Verification Proof)
{
    public static CertificateLineage Read(ReadOnlySpan<byte> bytes, int maxCertificates)
    {
        var certificates = ImmutableArray.CreateBuilder<byte[]>();
        var proof = Verification.Verified;
        var list = new PrefixedBytes(bytes);
        _ = list.U32(); // version, 1
        uint lastAlgorithm = 0;
        while (!list.IsEmpty && certificates.Count < maxCertificates)
        {
            var node = new PrefixedBytes(list.Field());
            var signedData = node.Field();
            _ = node.U32(); // what the old certificate may still be used for
            var algorithm = node.U32();
            var signature = node.Field();
            var data = new PrefixedBytes(signedData);
            var certificate = data.Field().ToArray();
            if (certificates.Count > 0 && proof.State == VerificationState.Verified)
            {
                proof = lastAlgorithm != data.U32()
                    ? Verification.Failed("the lineage names two algorithms for one signature")
                    : VerifyNode(certificates[^1], lastAlgorithm, signedData, signature);
            }
            certificates.Add(certificate);
            lastAlgorithm = algorithm;
        }
        return new CertificateLineage(certificates.ToImmutable(), proof);
    }

    /// <summary>The proof, with the condition that the lineage ends with the signer's certificate.</summary>
    public Verification Check(byte[] signer) =>
        Proof.State == VerificationState.Verified && (Certificates.IsEmpty || !Certificates[^1].AsSpan().SequenceEqual(signer))
            ? Verification.Failed("the lineage does not end with the signer's certificate")
            : Proof;

    private static Verification VerifyNode(byte[] parent, uint algorithmId, ReadOnlySpan<byte> signedData, ReadOnlySpan<byte> signature)
    {
        var algorithm = SignatureAlgorithm.All.FirstOrDefault(known => known.Id == algorithmId);
        if (algorithm is null)
        {
            return Verification.NotChecked("the lineage uses an unknown signature algorithm");
        }
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(parent);
            return algorithm.Verify(certificate.PublicKey.ExportSubjectPublicKeyInfo(), signedData, signature)
                ? Verification.Verified
                : Verification.Failed("a certificate of the lineage is not signed by the one before");
        }
        catch (CryptographicException e)
        {
            return Verification.Failed("a certificate of the lineage cannot be read: " + e.Message);
        }
    }
}
