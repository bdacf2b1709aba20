using System.Collections.Immutable;

namespace Candor;

/// <summary>A third party's code inside an app.</summary>
/// <param name="Id">The id of the SDK in the knowledge base.</param>
/// <param name="Party">The id of the party that ships it.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it is for, from the closed list of roles.</param>
/// <param name="Version">Its version, where the code or a file tells; else null.</param>
/// <param name="Certainty">
/// <see cref="Certainty.Reachable"/> where a call path leads into its code, <see cref="Certainty.Present"/> where its classes are there,
/// <see cref="Certainty.Declared"/> where only the manifest or a native library names it.
/// </param>
/// <param name="Packages">The Java packages by which it was known.</param>
/// <param name="Classes">How many of its classes are in the app.</param>
/// <param name="Channels">By which channels its code can let data out, as named in <c>android/sinks.yaml</c>.</param>
/// <param name="ReceivesPersonalInformation">False for a tool without a party that receives data.</param>
/// <param name="Evidence">Ids of the evidence.</param>
public sealed record EmbeddedSdk(
    string Id,
    string Party,
    LocalizedText Name,
    string Role,
    string? Version,
    Certainty Certainty,
    ImmutableArray<string> Packages,
    int Classes,
    ImmutableArray<string> Channels,
    bool ReceivesPersonalInformation,
    ImmutableArray<string> Evidence)
{
    /// <summary>The classes of the manifest's providers and initialisers by which it starts by itself, before the app's own code; ordered.</summary>
    public ImmutableArray<string> StartsBy { get; init; } = [];

    /// <summary>How its classes were known where their names did not tell; null where they did.</summary>
    public SdkShapeMatch? Shape { get; init; }
}
