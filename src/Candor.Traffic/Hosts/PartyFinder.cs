using System.Collections.Immutable;
using Candor.Knowledge;

namespace Candor.Traffic.Hosts;

/// <summary>Tells who stands behind a host.</summary>
internal sealed class PartyFinder
{
    private readonly KnowledgeBase _knowledge;
    private readonly HashSet<string> _hosts;
    private readonly HashSet<string> _domains;
    private readonly Dictionary<string, HostIdentity> _known = new(StringComparer.Ordinal);

    public PartyFinder(KnowledgeBase knowledge, ImmutableArray<string> firstPartyHosts)
    {
        _knowledge = knowledge;
        _hosts = firstPartyHosts.Select(HostName.OfHostOrUrl).Where(static h => h.Length > 0).ToHashSet(StringComparer.Ordinal);
        _domains = _hosts.Select(knowledge.PublicSuffixes.DomainOf).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Who stands behind a host.</summary>
    public HostIdentity Find(string host)
    {
        if (_known.TryGetValue(host, out var identity))
        {
            return identity;
        }

        var domain = _knowledge.PublicSuffixes.DomainOf(host);
        var isSite = _domains.Contains(domain);
        var relation = _hosts.Count == 0 ? RecipientRelation.Unknown
            : _hosts.Contains(host) || (isSite && host == domain) || (isSite && host == "www." + domain) ? RecipientRelation.FirstParty
            : isSite ? RecipientRelation.SameSite
            : RecipientRelation.ThirdParty;
        var listed = _knowledge.Parties.FindByHost(host);
        identity = new(host, domain, isSite ? PartyIds.First : listed?.Id ?? domain, relation, listed is not null);
        if (_known.Count < 10_000)
        {
            _known.Add(host, identity);
        }

        return identity;
    }
}
