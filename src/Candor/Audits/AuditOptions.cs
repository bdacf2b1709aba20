using System.Collections.Immutable;

namespace Candor;

/// <summary>What the audit was asked to assume.</summary>
/// <param name="Date">The date of the fact, ISO 8601: the law of that day is applied.</param>
/// <param name="Packs">The law packs that were asked for.</param>
/// <param name="Category">The id of the app category; null where none was given.</param>
public sealed record AuditOptions(string Date, ImmutableArray<string> Packs, string? Category);
