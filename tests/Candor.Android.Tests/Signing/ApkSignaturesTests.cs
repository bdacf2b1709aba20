using System.Text;
using Candor.Android.Signing;
using Candor.Android.Tests.Packages;
using Candor.Android.Tests.Zip;
using Candor.Android.Zip;

namespace Candor.Android.Tests.Signing;

public sealed class ApkSignaturesTests
{
    private static ApkSignatures Read(byte[] bytes)
    {
        using var archive = ZipArchiveReader.Open(new MemoryBytes(bytes));
        return ApkSignatures.Read(archive, cancellation: TestContext.Current.CancellationToken);
    }

    private static ApkSigner Signer(ApkSignatures signatures, SignatureScheme scheme) => signatures.Signers.Single(signer => signer.Scheme == scheme);

    [Fact]
    public void A_rotated_key_shows_its_lineage_and_the_old_key_in_older_schemes()
    {
        var signatures = Read(Fixture.Bytes("v3-rotated.apk"));
        var newest = Signer(signatures, SignatureScheme.V3);
        var old = Signer(signatures, SignatureScheme.V2);
        Assert.Equal(VerificationState.Verified, newest.Verification.State);
        Assert.Equal([old.Certificates[0].Sha256, newest.Certificates[0].Sha256], newest.Lineage.Select(c => c.Sha256));
        Assert.Equal((24, int.MaxValue), (newest.MinSdk, newest.MaxSdk));
        Assert.Contains("CN=New Fixture Key", newest.Certificates[0].Subject);
        Assert.Equal("ECDSA with SHA-256", newest.Algorithm);
        Assert.Equal([SignatureScheme.V3, SignatureScheme.V2, SignatureScheme.V1], signatures.Signers.Select(s => s.Scheme));
    }

    [Fact]
    public void A_certificate_is_described_whole()
    {
        var certificate = Read(Fixture.Bytes("v1.apk")).Primary!;
        Assert.Equal("CN=Old Fixture Key, O=Example, C=CN", certificate.Subject);
        Assert.Equal(certificate.Subject, certificate.Issuer);
        Assert.Equal(("RSA", 2048, "sha256RSA"), (certificate.KeyAlgorithm, certificate.KeyBits, certificate.SignatureAlgorithm));
        Assert.True(certificate.NotAfter > certificate.NotBefore);
        Assert.NotEmpty(certificate.SerialNumber);
        Assert.False(certificate.IsAndroidDebug);
    }

    [Theory]
    [InlineData("v1.apk")]
    [InlineData("v1-sha1.apk")]
    public void A_v1_signature_alone_is_checked_down_to_the_entries(string name)
    {
        var signer = Signer(Read(Fixture.Bytes(name)), SignatureScheme.V1);
        Assert.Equal(Verification.Verified, signer.Verification);
        Assert.StartsWith("META-INF/", signer.File);
    }

    [Theory]
    [InlineData("v2.apk", SignatureScheme.V2)]
    [InlineData("v3-rotated.apk", SignatureScheme.V3)]
    [InlineData("v1.apk", SignatureScheme.V1)]
    public void One_changed_byte_of_content_breaks_the_signature(string name, SignatureScheme scheme)
    {
        var bytes = Fixture.Bytes(name);
        using (var archive = ZipArchiveReader.Open(new MemoryBytes(bytes)))
        {
            Assert.True(archive.TryFind("resources.arsc", out var entry));
            bytes[entry.LocalHeaderOffset + 30 + entry.Name.Length + 200] ^= 1;
        }
        var signer = Signer(Read(bytes), scheme);
        Assert.Equal(VerificationState.Failed, signer.Verification.State);
        Assert.Matches("content is not|not what was signed", signer.Verification.Reason);
    }

    [Fact]
    public void A_v2_signature_taken_out_is_noticed_by_v1()
    {
        var bytes = Fixture.Bytes("v2.apk");
        Replace(bytes, SigningBlockPart.V2, 0x11111111);
        var signer = Assert.Single(Read(bytes).Signers);
        Assert.Equal(SignatureScheme.V1, signer.Scheme);
        Assert.Contains("taken out", signer.Verification.Reason);
    }

    [Fact]
    public void A_v3_signature_taken_out_is_noticed_by_v2()
    {
        var bytes = Fixture.Bytes("v3-rotated.apk");
        Replace(bytes, SigningBlockPart.V3, 0x11111111);
        Assert.Contains("taken out", Signer(Read(bytes), SignatureScheme.V2).Verification.Reason);
    }

    [Fact]
    public void Scheme_v3_1_is_read_like_v3()
    {
        var bytes = Fixture.Bytes("v3-rotated.apk");
        Replace(bytes, SigningBlockPart.V3, SigningBlockPart.V31);
        var signer = Signer(Read(bytes), SignatureScheme.V31);
        Assert.Equal(Verification.Verified, signer.Verification);
        Assert.Equal(2, signer.Lineage.Length);
    }

    [Fact]
    public void A_signing_block_with_impossible_lengths_is_a_problem()
    {
        var bytes = Fixture.Bytes("v2.apk");
        var magic = bytes.AsSpan().IndexOf("APK Sig Block 42"u8);
        bytes[magic - 2] = 0x7f;
        var signatures = Read(bytes);
        Assert.Contains(signatures.Problems, problem => problem.Section == "signature" && problem.Message.Contains("impossible"));
        Assert.DoesNotContain(signatures.Signers, signer => signer.Scheme == SignatureScheme.V2);
    }

    [Fact]
    public void A_signature_file_that_is_not_pkcs7_is_a_problem()
    {
        var bytes = new ZipBuilder().Add("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\n\r\n").Add("META-INF/A.SF", "x").Add("META-INF/A.RSA", "no").Build();
        var signatures = Read(bytes);
        Assert.Empty(signatures.Signers);
        Assert.Equal("META-INF/A.RSA", Assert.Single(signatures.Problems).Entry);
    }

    [Fact]
    public void Jar_manifests_join_continued_lines_and_keep_the_first_of_doubled_sections()
    {
        var manifest = JarManifest.Parse(Encoding.UTF8.GetBytes("Manifest-Version: 1.0\r\n\r\nName: a/lo\r\n ng\r\nSHA1-Digest: x\r\n\r\nName: a/long\r\nSHA1-Digest: y\n\n"));
        Assert.Equal("1.0", manifest.Main["manifest-version"]);
        Assert.Equal("x", Assert.Single(manifest.Entries).Value["sha1-digest"]);
    }

    private static void Replace(byte[] bytes, uint from, uint to)
    {
        var at = bytes.AsSpan().IndexOf(BitConverter.GetBytes(from));
        BitConverter.GetBytes(to).CopyTo(bytes, at);
    }
}
