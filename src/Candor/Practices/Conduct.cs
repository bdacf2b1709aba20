using System.Collections.Immutable;

namespace Candor;

/// <summary>A fact about a subject that a rule speaks of and that concerns no data type.</summary>
/// <param name="Kind">Which fact.</param>
/// <param name="Certainty">How it is known.</param>
/// <param name="Party">The id of the party whose code does it.</param>
/// <param name="Detail">What exactly: a component, a host, a number.</param>
/// <param name="Evidence">Ids of the evidence.</param>
public sealed record Conduct(ConductKind Kind, Certainty Certainty, string Party, LocalizedText Detail, ImmutableArray<string> Evidence);
