namespace Candor.Cases;

/// <summary>The one version that a notice is about.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Identifier">The package id or the address.</param>
/// <param name="Name">Its name.</param>
/// <param name="VersionName">Its version as people see it; null where it has none.</param>
/// <param name="VersionCode">Its version as the system counts it; null where it has none.</param>
/// <param name="Sha256">SHA-256 of the file or of what the page answered, in lower-case hexadecimal.</param>
/// <param name="CertificateSha256">SHA-256 of the certificate that signs it; null where it is no app.</param>
/// <param name="Source">Where it was obtained: a store, an address; null where nobody said.</param>
public sealed record SubjectVersion(
    SubjectKind Kind, string Identifier, LocalizedText Name, string? VersionName, long? VersionCode, string Sha256, string? CertificateSha256, string? Source)
{
    /// <summary>The version that an audit is of.</summary>
    public static SubjectVersion Of(Subject subject, string? source)
    {
        ArgumentNullException.ThrowIfNull(subject);
        return new(
            subject.Kind,
            subject.Identifier,
            subject.Name,
            subject.VersionName,
            subject.VersionCode,
            subject.Sha256,
            subject.Certificates.IsDefaultOrEmpty ? null : subject.Certificates[0].Sha256,
            source);
    }
}
