using System.Collections.Immutable;

namespace Candor;

/// <summary>A row of a policy's list of third parties or SDKs.</summary>
/// <param name="Policy">SHA-256 of the policy's normalised text.</param>
/// <param name="Name">The SDK or third party, as written.</param>
/// <param name="Company">The company, as written; null where the list has no such column.</param>
/// <param name="Party">The id of the party that the knowledge base knows it as; null where it knows none.</param>
/// <param name="Sdk">The id of the SDK that the knowledge base knows it as; null where it knows none.</param>
/// <param name="Package">The package name, as written; null where there is none.</param>
/// <param name="Purpose">The purpose, as written; null where there is none.</param>
/// <param name="DataTypes">The ids of the data types that the row names.</param>
/// <param name="DataTypesText">The data, as written; null where there is no such column.</param>
/// <param name="Permissions">The permissions, as written.</param>
/// <param name="Mode">How the data is collected or shared, as written; null where there is none.</param>
/// <param name="PolicyUrl">The address of the third party's own policy; null where there is none.</param>
/// <param name="Quote">The id of the evidence that quotes the row.</param>
public sealed record ThirdPartyRow(
    string Policy,
    string Name,
    string? Company,
    string? Party,
    string? Sdk,
    string? Package,
    string? Purpose,
    ImmutableArray<string> DataTypes,
    string? DataTypesText,
    ImmutableArray<string> Permissions,
    string? Mode,
    string? PolicyUrl,
    string Quote);
