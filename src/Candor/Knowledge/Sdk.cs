using System.Collections.Immutable;

namespace Candor.Knowledge;

/// <summary>A library that a party ships for apps.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Party">The id of the party that ships it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it is for, from the closed list of roles.</param>
/// <param name="Synonyms">Other names in policies.</param>
/// <param name="Packages">Java package prefixes of its classes, whole segments.</param>
/// <param name="NativeLibraries">File names of its native libraries.</param>
/// <param name="Components">Class names that it has declared in manifests.</param>
/// <param name="ManifestKeys">Names of meta-data that it reads from manifests.</param>
/// <param name="VersionFields">Static string constants that hold its version, as <c>Lclass;->name:type</c>.</param>
public sealed record Sdk(
    string Id,
    string Party,
    LocalizedText Name,
    string Role,
    Terms Synonyms,
    ImmutableArray<string> Packages,
    ImmutableArray<string> NativeLibraries,
    ImmutableArray<string> Components,
    ImmutableArray<string> ManifestKeys,
    ImmutableArray<string> VersionFields);
