using System.Collections.Immutable;

namespace Candor.Cli.Bundling;

/// <summary>What was not tested (<c>not-tested.json</c>): never taken for clean.</summary>
/// <param name="NotAnalysed">The parts that were not looked at, with the reason and what would be needed.</param>
/// <param name="Unsettled">Allegations that were not borne out or not analysed, with all that was tried.</param>
internal sealed record NotTestedRecord(ImmutableArray<NotAnalysed> NotAnalysed, ImmutableArray<Allegation> Unsettled);
