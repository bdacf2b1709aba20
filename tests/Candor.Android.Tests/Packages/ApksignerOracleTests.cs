using Candor.Android.Signing;

namespace Candor.Android.Tests.Packages;

/// <summary>Debian's apksigner must say the same about every package.</summary>
public sealed class ApksignerOracleTests
{
    [Theory]
    [MemberData(nameof(Fixture.Every), MemberType = typeof(Fixture))]
    public void Apksigner_finds_the_same_schemes_and_certificate(string name)
    {
        var lines = Tool.Run("apksigner", "verify", "--print-certs", "-v", Fixture.Path(name));
        using var apk = Fixture.Open(name);
        if (name == "unsigned.apk")
        {
            Assert.DoesNotContain("Verifies", lines);
            Assert.Empty(apk.Signatures.Signers);
            Assert.False(apk.Signatures.IsVerified);
            return;
        }
        Assert.Contains("Verifies", lines);
        Assert.True(apk.Signatures.IsVerified);
        foreach (var (scheme, text) in new[] { (SignatureScheme.V2, "APK Signature Scheme v2"), (SignatureScheme.V3, "APK Signature Scheme v3") })
        {
            var number = scheme == SignatureScheme.V2 ? "v2" : "v3";
            var ours = apk.Signatures.Signers.Any(s => s.Scheme == scheme && s.Verification.State == VerificationState.Verified);
            Assert.Contains($"Verified using {number} scheme ({text}): {(ours ? "true" : "false")}", lines);
        }
        var certificate = apk.Signatures.Primary!;
        Assert.Equal(Value(lines, "Signer #1 certificate SHA-256 digest: "), certificate.Sha256);
        Assert.Equal(Value(lines, "Signer #1 key algorithm: "), certificate.KeyAlgorithm);
        Assert.Equal(Value(lines, "Signer #1 key size (bits): "), certificate.KeyBits.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(Names(Value(lines, "Signer #1 certificate DN: ")), Names(certificate.Subject));
    }

    private static string Value(string[] lines, string prefix) => lines.Single(line => line.StartsWith(prefix, StringComparison.Ordinal))[prefix.Length..];

    /// <summary>The parts of a distinguished name; the two programs spell two attribute types differently and order them differently.</summary>
    private static string[] Names(string name) =>
    [
        .. name.Split(", ").Select(part => part.Replace("EMAILADDRESS=", "E=", StringComparison.Ordinal))
            .Select(part => part.StartsWith("ST=", StringComparison.Ordinal) ? part[1..].Replace("T=", "S=", StringComparison.Ordinal) : part)
            .Order(StringComparer.Ordinal),
    ];
}
