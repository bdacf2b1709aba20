using System.Collections.Immutable;

namespace Candor;

/// <summary>What is audited: one version of one app, or one page.</summary>
/// <param name="Kind">What kind of thing it is.</param>
/// <param name="Identifier">The package id, or the URL.</param>
/// <param name="Name">The label under which people know it.</param>
/// <param name="VersionName">The version as people see it; null where there is none.</param>
/// <param name="VersionCode">The version as the system counts it; null where there is none.</param>
/// <param name="Developer">Who publishes it; null where not known.</param>
/// <param name="Category">The id of the app category that the audit assumes (<c>law/necessary-information.yaml</c>); null where none was given.</param>
/// <param name="Sha256">SHA-256 of the file, in lower-case hexadecimal.</param>
/// <param name="Size">The size of the file, in bytes.</param>
/// <param name="MinSdk">The lowest Android API level that it runs on; null where it is no app or does not say.</param>
/// <param name="TargetSdk">The Android API level that it is built for; null where it is no app or does not say.</param>
/// <param name="Certificates">The certificates that sign it.</param>
public sealed record Subject(
    SubjectKind Kind,
    string Identifier,
    LocalizedText Name,
    string? VersionName,
    long? VersionCode,
    string? Developer,
    string? Category,
    string Sha256,
    long Size,
    int? MinSdk,
    int? TargetSdk,
    ImmutableArray<SigningCertificate> Certificates);
