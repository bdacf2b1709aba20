using System.Collections.Immutable;
using System.Globalization;

namespace Candor;

/// <summary>The shortest call path from a method that the system calls to an instruction.</summary>
/// <param name="Trigger">What sets it off.</param>
/// <param name="Component">The component of the manifest to which the first method belongs; null where none.</param>
/// <param name="Steps">The path, from the entry point to the instruction.</param>
public sealed record CallPathLocator(Trigger Trigger, string? Component, ImmutableArray<CallStep> Steps) : Locator
{
    /// <inheritdoc/>
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key =>
        "call-path\n" + string.Join('\n', Steps.Select(static s => string.Create(CultureInfo.InvariantCulture, $"{s.File}\t{s.Method}\t{s.Offset}\t{s.Instruction}")));
}
