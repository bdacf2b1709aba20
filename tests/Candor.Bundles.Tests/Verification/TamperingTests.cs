using System.Globalization;
using Candor.Bundles.Signing;
using Candor.Bundles.Support;

namespace Candor.Bundles.Verification;

/// <summary>Whatever is done to a bundle is found.</summary>
public class TamperingTests
{
    private const int PerForm = 1250;

    /// <summary>1,250 tamperings of a folder and 1,250 of an archive, the same on every run.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_random_tampering_is_found(bool isArchive)
    {
        using var folder = new TemporaryFolder();
        using var otherKey = SigningKey.New();
        var bundle = SampleBundle.Write(folder, isArchive);
        var other = SampleBundle.Write(folder, isArchive, otherKey, name: "other");
        Assert.Equal(BundleVerdict.Intact, Verify(bundle).Verdict);
        var random = new Random(20180105);
        var missed = new List<string>();
        for (var i = 0; i < PerForm; i++)
        {
            var what = isArchive ? Archives.Tamper(bundle, other, random) : Folders.Tamper(bundle, other, random);
            var report = Verify(bundle);
            if (report.Verdict != BundleVerdict.Altered || report.Faults.IsEmpty)
            {
                missed.Add(string.Create(CultureInfo.InvariantCulture, $"{i}: {what.Description}: {report.Verdict}"));
            }

            what.Undo();
        }

        Assert.Empty(missed);
        Assert.Equal(BundleVerdict.Intact, Verify(bundle).Verdict);
    }

    /// <summary>Each single bit of what frames a bundle counts: manifest, statement, signature, key, and the structure of the archive.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_bit_of_the_signature_the_key_and_the_statement_counts(bool isArchive)
    {
        using var folder = new TemporaryFolder();
        var bundle = SampleBundle.Write(folder, isArchive, files: [new("a.json", "{}"u8.ToArray())]);
        string[] files = isArchive ? [bundle] : [.. new[] { BundleFormat.SignatureFile, BundleFormat.KeyFile, BundleFormat.StatementFile }.Select(f => Path.Combine(bundle, f))];
        foreach (var file in files)
        {
            var bytes = File.ReadAllBytes(file);
            for (var bit = 0; bit < bytes.Length * 8; bit++)
            {
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                File.WriteAllBytes(file, bytes);
                Assert.True(Verify(bundle).Verdict != BundleVerdict.Intact, $"{Path.GetFileName(file)} bit {bit}");
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            }

            File.WriteAllBytes(file, bytes);
        }

        Assert.Equal(BundleVerdict.Intact, Verify(bundle).Verdict);
    }

    private static VerificationReport Verify(string path) => BundleVerifier.Verify(path, new VerifyOptions(), TestContext.Current.CancellationToken);
}
