using System.Collections.Immutable;

namespace Candor;

/// <summary>A permission that an app's manifest requests.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Label">Its name for people; the full name where the knowledge base does not know it.</param>
/// <param name="Level">Its protection level: <c>normal</c>, <c>dangerous</c>, <c>signature</c>, <c>special</c> or <c>unknown</c>.</param>
/// <param name="DataTypes">The data types that it opens.</param>
/// <param name="UsedBy">Ids of practices in whose code an API under this permission is called; empty where no such call was found.</param>
/// <param name="Evidence">Ids of the evidence.</param>
public sealed record RequestedPermission(
    string Name,
    LocalizedText Label,
    string Level,
    ImmutableArray<string> DataTypes,
    ImmutableArray<string> UsedBy,
    ImmutableArray<string> Evidence);
