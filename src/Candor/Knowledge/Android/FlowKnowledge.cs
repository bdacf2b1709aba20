using System.Collections.Immutable;

namespace Candor.Knowledge.Android;

/// <summary>What code outside an app does with data: the folder <c>android/models</c>.</summary>
/// <param name="Models">What single methods do.</param>
/// <param name="OpaqueTypes">Descriptors of platform types whose objects do not become data by what they are given.</param>
/// <param name="Libraries">Beginnings of the descriptors of classes whose code is not followed even where the app brings it.</param>
/// <param name="SilentNames">Names of methods whose result is no data of the object: sizes, comparisons.</param>
/// <param name="MemoryTypes">Descriptors of streams and writers that keep what they are given in memory.</param>
public sealed record FlowKnowledge(
    ImmutableArray<MethodModel> Models,
    ImmutableArray<string> OpaqueTypes,
    ImmutableArray<string> Libraries,
    ImmutableArray<string> SilentNames,
    ImmutableArray<string> MemoryTypes)
{
    /// <summary>Nothing is known.</summary>
    public static FlowKnowledge Empty { get; } = new([], [], [], [], []);
}
