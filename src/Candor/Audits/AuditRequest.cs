using System.Collections.Immutable;
using Candor.Law;

namespace Candor;

/// <summary>What an audit is asked to assume.</summary>
/// <param name="Date">The date of the fact: the law of that day is applied.</param>
/// <param name="Packs">The law packs to apply.</param>
/// <param name="Category">The app category; null where none was given.</param>
/// <param name="IncludeUnverified">Whether rules whose wording is from memory are applied too.</param>
public sealed record AuditRequest(DateOnly Date, ImmutableArray<string> Packs, AppCategory? Category, bool IncludeUnverified = false)
{
    /// <summary>The ids of data types of which somebody says that the subject collects them behind the person's back.</summary>
    public ImmutableArray<string> Allegations { get; init; } = [];
}
