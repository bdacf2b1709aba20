using System.Collections.Immutable;

namespace Candor.Dex;

/// <summary>What a data-flow analysis is asked: where data enters, where it leaves, and what methods outside the app do with it.</summary>
/// <param name="Sources">Where data enters.</param>
/// <param name="Sinks">Where data leaves.</param>
/// <param name="Models">What methods outside the app do.</param>
/// <param name="OpaqueTypes">Descriptors of platform types whose objects do not become data by what is passed to them (contexts, views,
/// managers). They count for the types below them too.</param>
/// <param name="Libraries">Beginnings of the descriptors of classes whose code is not followed even where the app brings it: common libraries, for
/// which models or the default stand.</param>
/// <param name="SilentNames">Names of methods whose result is no data of the object: sizes, comparisons, hash codes.</param>
/// <param name="MemoryTypes">Descriptors of streams and writers that keep what they are given in memory, so that writing to them, or to a
/// stream over them, is no sink.</param>
public sealed record FlowRules(
    ImmutableArray<FlowSource> Sources,
    ImmutableArray<FlowSink> Sinks,
    ImmutableArray<FlowModel> Models,
    ImmutableArray<string> OpaqueTypes,
    ImmutableArray<string> Libraries,
    ImmutableArray<string> SilentNames,
    ImmutableArray<string> MemoryTypes);
