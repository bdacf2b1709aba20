using System.Collections.Immutable;

namespace Candor.Cli.Bundling;

/// <summary>The exhibits of a bundle (<c>exhibits.json</c>).</summary>
/// <param name="Exhibits">The exhibits, by number.</param>
/// <param name="NotIncluded">Inputs that are bound by their hash and of which no copy is in the bundle.</param>
internal sealed record ExhibitList(ImmutableArray<ExhibitEntry> Exhibits, ImmutableArray<BoundInput> NotIncluded);
