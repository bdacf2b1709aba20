using System.Collections.Immutable;

namespace Candor.Knowledge.Android;

/// <summary>A permission of the Android system.</summary>
/// <param name="Id">Its full name.</param>
/// <param name="DataTypes">The ids of the data types that it opens.</param>
/// <param name="Level">Its protection level: <c>normal</c>, <c>dangerous</c>, <c>signature</c> or <c>special</c>.</param>
/// <param name="Name">Its name for people.</param>
/// <param name="Since">The first API level.</param>
/// <param name="Group">For a dangerous one, what the system asks for it together with; else null.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record PermissionEntry(
    string Id,
    ImmutableArray<string> DataTypes,
    string Level,
    LocalizedText Name,
    int Since,
    string? Group,
    Provenance Provenance);
