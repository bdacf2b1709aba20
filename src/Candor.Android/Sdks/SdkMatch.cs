using System.Collections.Immutable;

namespace Candor.Android.Sdks;

/// <summary>An SDK that was named by shape.</summary>
/// <param name="Sdk">Its id.</param>
/// <param name="Version">The version of the profile that fits best.</param>
/// <param name="Classes">The names of the classes that are taken for its own, with dots.</param>
/// <param name="Recognised">How many of them were known by their shape alone.</param>
/// <param name="ProfileClasses">How many classes the profile has.</param>
/// <param name="Similarity">How much of what the recognised classes are made of the profile has too, from 0 to 1.</param>
/// <param name="RunnerUp">The other SDK that most of the recognised classes are about as similar to; null where there is none.</param>
/// <param name="RunnerUpClasses">How many these are.</param>
/// <param name="Examples">Classes with the names that they have in the library.</param>
public sealed record SdkMatch(
    string Sdk,
    string Version,
    ImmutableArray<string> Classes,
    int Recognised,
    int ProfileClasses,
    double Similarity,
    string? RunnerUp,
    int RunnerUpClasses,
    ImmutableArray<(string Class, string Original)> Examples);
