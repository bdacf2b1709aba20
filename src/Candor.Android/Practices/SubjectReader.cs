using System.Collections.Immutable;
using System.Globalization;
using Candor.Android.Packages;

namespace Candor.Android.Practices;

/// <summary>Reads who an app is.</summary>
internal static class SubjectReader
{
    private const string UnknownIdentifier = "unknown";

    public static Subject Read(ApkFile apk)
    {
        var manifest = apk.Manifest;
        return new(
            SubjectKind.AndroidApp,
            manifest?.Package ?? UnknownIdentifier,
            Name(apk),
            manifest?.VersionName?.Text,
            manifest?.VersionCode,
            Developer: null,
            Category: null,
            apk.Sha256,
            apk.Length,
            manifest?.MinSdk,
            manifest?.TargetSdk,
            [.. apk.Signatures.Signers.SelectMany(static s => s.Certificates.Take(1).Select(c => Certificate(s, c)))]);
    }

    private static LocalizedText Name(ApkFile apk)
    {
        var manifest = apk.Manifest;
        var written = manifest?.Label?.Text ?? manifest?.Components.FirstOrDefault(static c => c.IsLauncher)?.Label?.Text ?? manifest?.Package ?? UnknownIdentifier;
        if (manifest?.Label?.ResourceId is not (> 0 and { } id) || apk.Resources is null)
        {
            return LocalizedText.Same(written);
        }

        return new(apk.Resources.ResolveText(id, "zh-CN") ?? written, apk.Resources.ResolveText(id, "en") ?? written);
    }

    private static SigningCertificate Certificate(Signing.ApkSigner signer, Signing.SigningCertificate certificate) => new(
        signer.Scheme switch
        {
            Signing.SignatureScheme.V31 => "v3.1",
            var scheme => scheme.ToString().ToLowerInvariant(),
        },
        certificate.Subject,
        certificate.Issuer,
        certificate.SerialNumber,
        certificate.Sha256,
        Date(certificate.NotBefore),
        Date(certificate.NotAfter),
        signer.Algorithm.Length > 0 ? signer.Algorithm : certificate.SignatureAlgorithm,
        signer.Verification.Reason.Length == 0
            ? KebabEnum.Format(signer.Verification.State)
            : $"{KebabEnum.Format(signer.Verification.State)}: {signer.Verification.Reason}");

    private static string Date(DateTimeOffset date) => date.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
