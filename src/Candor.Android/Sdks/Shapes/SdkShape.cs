using System.Collections.Immutable;
using Candor.Knowledge.Android;

namespace Candor.Android.Sdks.Shapes;

/// <summary>An SDK found by the shapes of its classes.</summary>
/// <param name="Sdk">Its id.</param>
/// <param name="Profile">The profile, of those of this SDK, that most classes are like.</param>
/// <param name="Classes">The classes of the program that are taken for its own, ascending.</param>
/// <param name="Recognised">How many of them were known by their shape alone; the others stand with these and fit the profile.</param>
/// <param name="Similarity">The part of the weight of the recognised classes that the profile has too, from 0 to 1.</param>
/// <param name="RunnerUp">The other SDK that most of the recognised classes are about as similar to; null where there is none.</param>
/// <param name="RunnerUpClasses">How many these are.</param>
/// <param name="Examples">The recognised classes that weigh most, with the names that they have in the library.</param>
internal sealed record SdkShape(
    string Sdk,
    ShapeProfile Profile,
    ImmutableArray<int> Classes,
    int Recognised,
    double Similarity,
    string? RunnerUp,
    int RunnerUpClasses,
    ImmutableArray<(int Class, string Name)> Examples);
