using System.Collections.Immutable;

namespace Candor.Reports.Model;

/// <summary>What one host received in one stage.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Host">The host.</param>
/// <param name="Party">The id of its party.</param>
/// <param name="Recipient">What is known of the host; null where the audit does not list it.</param>
/// <param name="Milliseconds">The time of the first sending after the first request.</param>
/// <param name="Request">The number of the request that sent first.</param>
/// <param name="DataTypes">The ids of the data types, in the order in which they were first sent.</param>
/// <param name="Evidence">Ids of the evidence, in order of time.</param>
internal sealed record TimelineRow(
    Stage Stage,
    string Host,
    string Party,
    Recipient? Recipient,
    long Milliseconds,
    int Request,
    ImmutableArray<string> DataTypes,
    ImmutableArray<string> Evidence)
{
    /// <summary>The rows of an audit: stage by stage, in each in order of time.</summary>
    public static ImmutableArray<TimelineRow> Of(Audit audit)
    {
        var places = audit.Evidence.Where(static e => e.Locator is TrafficLocator).DistinctBy(static e => e.Id).ToDictionary(static e => e.Id, static e => (TrafficLocator)e.Locator, StringComparer.Ordinal);
        var recipients = audit.Recipients.DistinctBy(static r => r.Host).ToDictionary(static r => r.Host, StringComparer.Ordinal);
        return
        [
            .. audit.Practices
                .Where(static p => p.Action == PracticeAction.Sends)
                .SelectMany(p => p.Evidence.Where(places.ContainsKey).Select(id => (Practice: p, Id: id, Place: places[id])))
                .GroupBy(static s => (s.Practice.Stage, s.Place.Host))
                .Select(group =>
                {
                    var sent = group.OrderBy(static s => s.Place.Milliseconds).ThenBy(static s => s.Place.Request).ThenBy(static s => s.Practice.DataType, StringComparer.Ordinal).ToList();
                    return new TimelineRow(
                        group.Key.Stage,
                        group.Key.Host,
                        sent[0].Practice.Party,
                        recipients.GetValueOrDefault(group.Key.Host),
                        sent[0].Place.Milliseconds,
                        sent[0].Place.Request,
                        [.. sent.Select(static s => s.Practice.DataType).Distinct(StringComparer.Ordinal)],
                        [.. sent.Select(static s => s.Id).Distinct(StringComparer.Ordinal)]);
                })
                .OrderBy(static r => r.Stage)
                .ThenBy(static r => r.Milliseconds)
                .ThenBy(static r => r.Request)
                .ThenBy(static r => r.Host, StringComparer.Ordinal),
        ];
    }
}
