using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Candor.Server.Work;

/// <summary>What lists show of an audit: the <c>summary</c> of its job.</summary>
/// <param name="Kind">What kind of subject it is.</param>
/// <param name="Identifier">The package id or the address.</param>
/// <param name="Name">Its name.</param>
/// <param name="VersionName">Its version; null where it has none.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="Violations">How many findings are violations.</param>
/// <param name="Suspected">How many are suspected.</param>
/// <param name="Critical">How many of both are critical.</param>
/// <param name="NotAnalysed">How many things were not looked at.</param>
/// <param name="Conditions">Under which conditions it ran.</param>
public sealed record AuditDigest(
    SubjectKind Kind,
    string Identifier,
    LocalizedText Name,
    string? VersionName,
    string Sha256,
    int Violations,
    int Suspected,
    int Critical,
    int NotAnalysed,
    AuditConditions Conditions)
{
    /// <summary>The digest of an audit.</summary>
    public static AuditDigest Of(Audit audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        ImmutableArray<Finding> open = [.. audit.Findings.Where(static f => f.Verdict is Verdict.Violation or Verdict.Suspected)];
        return new(
            audit.Subject.Kind,
            audit.Subject.Identifier,
            audit.Subject.Name,
            audit.Subject.VersionName,
            audit.Subject.Sha256,
            open.Count(static f => f.Verdict == Verdict.Violation),
            open.Count(static f => f.Verdict == Verdict.Suspected),
            open.Count(static f => f.Severity == Severity.Critical),
            audit.NotAnalysed.Length,
            AuditConditions.Of(audit));
    }

    /// <summary>As JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, AuditDigestJson.Default.AuditDigest);

    /// <summary>Reads it; null where there is none yet, or where what is there is none.</summary>
    public static AuditDigest? FromJson(string? json)
    {
        try
        {
            return json is null ? null : JsonSerializer.Deserialize(json, AuditDigestJson.Default.AuditDigest);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>The JSON form of digests.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(AuditDigest))]
internal sealed partial class AuditDigestJson : JsonSerializerContext;
