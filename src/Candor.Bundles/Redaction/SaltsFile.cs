using System.Collections.Immutable;

namespace Candor.Bundles.Redaction;

/// <summary>What the holder of an original keeps, to prove later what was taken out (<c>salts.json</c>). Whoever has it knows all that was taken out.</summary>
/// <param name="Format"><c>candor-salts/1</c>.</param>
/// <param name="Root">The root of the bundle that it belongs to.</param>
/// <param name="Files">The files.</param>
internal sealed record SaltsFile(string Format, string Root, ImmutableArray<SaltedFile> Files)
{
    public const string CurrentFormat = "candor-salts/1";
}
