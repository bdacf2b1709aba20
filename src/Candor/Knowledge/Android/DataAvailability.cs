using System.Collections.Immutable;

namespace Candor.Knowledge.Android;

/// <summary>Data that newer versions of Android no longer give to an ordinary app.</summary>
/// <param name="DataTypes">The ids of the data types.</param>
/// <param name="Until">The first API level at which it is no longer given.</param>
/// <param name="ByTarget">Whether the level is that which the app targets, too; else that of the device alone.</param>
/// <param name="Permissions">Permissions with which an app still obtains it.</param>
/// <param name="Note">What the system does instead, as a sentence.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record DataAvailability(
    ImmutableArray<string> DataTypes,
    int Until,
    bool ByTarget,
    ImmutableArray<string> Permissions,
    LocalizedText Note,
    Provenance Provenance);
