using System.Collections.Immutable;

namespace Candor;

/// <summary>A host that received requests in a visit.</summary>
/// <param name="Host">The host, in lower case.</param>
/// <param name="Party">The id of its party.</param>
/// <param name="Requests">How many requests.</param>
/// <param name="FirstMilliseconds">When the first was sent, after the visit's first request.</param>
/// <param name="DataTypes">The ids of the data types that were found in them.</param>
/// <param name="Evidence">Ids of the evidence.</param>
public sealed record VisitRecipient(
    string Host,
    string Party,
    int Requests,
    int FirstMilliseconds,
    ImmutableArray<string> DataTypes,
    ImmutableArray<string> Evidence);
