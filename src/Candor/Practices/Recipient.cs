using System.Collections.Immutable;

namespace Candor;

/// <summary>A host that the subject sent requests to: who it is and how it behaves.</summary>
/// <param name="Host">The host, in lower case.</param>
/// <param name="Domain">Its registrable domain by the public suffix list; the host itself where it has none.</param>
/// <param name="Party">The id of the party: of the knowledge base where its domains are known, else the registrable domain.</param>
/// <param name="Relation">How it stands to the subject.</param>
/// <param name="Behaviours">What its traffic shows it to be, each with its evidence.</param>
/// <param name="Requests">How many requests it was sent.</param>
/// <param name="Stages">The stages in which it was sent any, ascending.</param>
/// <param name="FirstRequest">The number of the first of them.</param>
public sealed record Recipient(
    string Host,
    string Domain,
    string Party,
    RecipientRelation Relation,
    ImmutableArray<RecipientBehaviour> Behaviours,
    int Requests,
    ImmutableArray<Stage> Stages,
    int FirstRequest);
