using System.Collections.Immutable;

namespace Candor;

/// <summary>The names of all that an audit speaks of, so that it can be read without the knowledge base.</summary>
/// <param name="DataTypes">The data types, by id.</param>
/// <param name="Parties">The parties, by id.</param>
/// <param name="Detectors">All detectors, by id.</param>
/// <param name="Contents">The contents of a policy, by id.</param>
public sealed record Glossary(
    ImmutableArray<GlossaryEntry> DataTypes,
    ImmutableArray<GlossaryEntry> Parties,
    ImmutableArray<GlossaryEntry> Detectors,
    ImmutableArray<GlossaryEntry> Contents);
