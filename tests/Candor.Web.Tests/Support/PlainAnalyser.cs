using System.Collections.Immutable;
using System.Text;
using Candor.Traffic;

namespace Candor.Web.Support;

/// <summary>Finds nothing but names recipients: for tests that are not about what the traffic carries.</summary>
internal sealed class PlainAnalyser : ITrafficAnalyser
{
    public TrafficAnalysis Analyse(IEnumerable<Flow> flows, TrafficContext context, CancellationToken cancellation = default)
    {
        var recipients = flows.GroupBy(static f => new Uri(f.Request.Url).Host, StringComparer.Ordinal)
            .Select(g => new Recipient(g.Key, g.Key, context.FirstPartyHosts.Contains(g.Key) ? PartyIds.First : g.Key, RecipientRelation.ThirdParty, [], g.Count(), [.. g.Select(static f => f.Stage).Distinct().Order()], g.First().Number))
            .ToImmutableArray();
        return new([], recipients, [], [], []);
    }
}
