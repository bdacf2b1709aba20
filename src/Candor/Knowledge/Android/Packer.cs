using System.Collections.Immutable;

namespace Candor.Knowledge.Android;

/// <summary>A product that hides an app's code.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Party">The id of the party that sells it; null where not known.</param>
/// <param name="NativeLibraries">File names of its native libraries.</param>
/// <param name="Classes">Names of its stub classes.</param>
/// <param name="Files">Names of its other archive entries.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record Packer(
    string Id,
    LocalizedText Name,
    string? Party,
    ImmutableArray<string> NativeLibraries,
    ImmutableArray<string> Classes,
    ImmutableArray<string> Files,
    Provenance Provenance);
