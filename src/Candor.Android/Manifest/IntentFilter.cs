using System.Collections.Immutable;

namespace Candor.Android.Manifest;

/// <summary>What a component answers to.</summary>
/// <param name="Actions">Actions in file order.</param>
/// <param name="Categories">Categories in file order.</param>
/// <param name="Data">Data elements in file order.</param>
/// <param name="Priority">Priority, 0 when none is given.</param>
/// <param name="Line">Line in the source manifest.</param>
public sealed record IntentFilter(
    ImmutableArray<string> Actions, ImmutableArray<string> Categories, ImmutableArray<IntentData> Data, int Priority, int Line);
