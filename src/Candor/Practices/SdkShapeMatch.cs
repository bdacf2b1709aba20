namespace Candor;

/// <summary>How an SDK was known whose classes have other names: by what they are made of.</summary>
/// <param name="ProfileVersion">The version of the SDK whose profile fits best; the one in the app may be another.</param>
/// <param name="ProfileOrigin">Where the library of that profile came from.</param>
/// <param name="ProfileClasses">How many classes the profile has.</param>
/// <param name="Classes">How many classes of the app were named so.</param>
/// <param name="Recognised">How many of them were known by their shape alone; the others stand with these and fit.</param>
/// <param name="Similarity">How much of what the recognised classes are made of the profile has too, from 0 to 1, two decimals.</param>
/// <param name="RunnerUp">The id of the other SDK that most of the recognised classes are about as similar to; null where there is none.</param>
/// <param name="RunnerUpClasses">How many these are.</param>
public sealed record SdkShapeMatch(
    string ProfileVersion,
    string ProfileOrigin,
    int ProfileClasses,
    int Classes,
    int Recognised,
    double Similarity,
    string? RunnerUp,
    int RunnerUpClasses);
