using System.Collections.Immutable;

namespace Candor.Cli.Bundling;

/// <summary>What made a bundle and with what (<c>tool.json</c>).</summary>
/// <param name="Name">The program.</param>
/// <param name="Version">Its version.</param>
/// <param name="AuditSchema">The version of the form of <c>audit.json</c>.</param>
/// <param name="Knowledge">SHA-256 over the knowledge files that were used.</param>
/// <param name="LawOf">The day whose law was applied.</param>
/// <param name="Packs">The law packs.</param>
/// <param name="Rules">How many rules were in force.</param>
/// <param name="Browser">The browser and its version; null where none ran.</param>
internal sealed record ToolRecord(
    string Name,
    string Version,
    string AuditSchema,
    string Knowledge,
    string LawOf,
    ImmutableArray<string> Packs,
    int Rules,
    string? Browser);
