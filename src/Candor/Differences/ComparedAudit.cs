using System.Collections.Immutable;

namespace Candor.Differences;

/// <summary>One side of a comparison.</summary>
/// <param name="Identifier">The subject's package id or address.</param>
/// <param name="Name">The subject's name.</param>
/// <param name="VersionName">Its version; null where not known.</param>
/// <param name="Sha256">Its hash.</param>
/// <param name="Date">The date of the fact.</param>
/// <param name="Packs">The law packs that were applied.</param>
/// <param name="ToolVersion">The version of the program.</param>
/// <param name="Knowledge">The hash of the knowledge.</param>
public sealed record ComparedAudit(
    string Identifier,
    LocalizedText Name,
    string? VersionName,
    string Sha256,
    string Date,
    ImmutableArray<string> Packs,
    string ToolVersion,
    string Knowledge)
{
    /// <summary>The side that an audit is.</summary>
    public static ComparedAudit Of(Audit audit)
    {
        ArgumentNullException.ThrowIfNull(audit);
        return new(
            audit.Subject.Identifier,
            audit.Subject.Name,
            audit.Subject.VersionName,
            audit.Subject.Sha256,
            audit.Options.Date,
            audit.Options.Packs,
            audit.Tool.Version,
            audit.Tool.Knowledge);
    }
}
