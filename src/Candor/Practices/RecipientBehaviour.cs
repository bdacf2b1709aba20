using System.Collections.Immutable;

namespace Candor;

/// <summary>What the traffic of a host shows it to be.</summary>
/// <param name="Kind">Which behaviour.</param>
/// <param name="Detail">What was seen: the key, the cookie, how often.</param>
/// <param name="Evidence">Ids of the evidence.</param>
public sealed record RecipientBehaviour(RecipientBehaviourKind Kind, LocalizedText Detail, ImmutableArray<string> Evidence);
