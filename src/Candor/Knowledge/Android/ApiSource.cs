using System.Collections.Immutable;

namespace Candor.Knowledge.Android;

/// <summary>A place in the Android API where personal information enters the code. Exactly one of method, field and text is set.</summary>
/// <param name="Method">A method, as <c>Lclass;->name(parameters)return</c>.</param>
/// <param name="Field">A static field whose reading is the use, as <c>Lclass;->name:type</c>.</param>
/// <param name="Text">A string constant whose beginning is the use.</param>
/// <param name="WithString">For a method: a string constant that the calling method must load too; null where none is needed.</param>
/// <param name="DataTypes">The ids of the data types that it yields.</param>
/// <param name="Permissions">Permissions of which one is needed; empty where none is.</param>
/// <param name="Provenance">Where the entry comes from.</param>
public sealed record ApiSource(
    string? Method,
    string? Field,
    string? Text,
    string? WithString,
    ImmutableArray<string> DataTypes,
    ImmutableArray<string> Permissions,
    Provenance Provenance)
{
    /// <summary>Whether it counts only in the code of a component that other apps can start.</summary>
    public bool OnlyInExported { get; init; }

    /// <summary>The channels of sinks to which a flow of it is told; empty for all.</summary>
    public ImmutableArray<string> Channels { get; init; } = [];

    /// <summary>Whether a user named it with <see cref="SourcesAndSinks"/>: what it yields is data then, whatever its type.</summary>
    public bool IsOwn { get; init; }
}
