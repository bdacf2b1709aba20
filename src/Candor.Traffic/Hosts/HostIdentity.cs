namespace Candor.Traffic.Hosts;

/// <summary>Who stands behind a host.</summary>
/// <param name="Host">The host, in lower case.</param>
/// <param name="Domain">Its registrable domain.</param>
/// <param name="Party">The id of the party.</param>
/// <param name="Relation">How it stands to the subject.</param>
/// <param name="IsListed">Whether the knowledge base knows the domain.</param>
internal sealed record HostIdentity(string Host, string Domain, string Party, RecipientRelation Relation, bool IsListed);
