using System.Collections.Immutable;
using Candor.Knowledge;

namespace Candor.Comparison;

/// <summary>
/// Finds disclosures of one policy that say the opposite. They conflict where data, party, action and purpose are the same and neither has a
/// condition; where one speaks of less, it narrows the other and nothing is wrong.
/// </summary>
public static class PolicyContradictions
{
    private const int Most = 500;

    /// <summary>The contradictions, conflicts first, each pair of statements about one thing once.</summary>
    public static ImmutableArray<PolicyContradiction> Of(ImmutableArray<Disclosure> disclosures, DataTypeOntology dataTypes)
    {
        ArgumentNullException.ThrowIfNull(dataTypes);
        var affirmed = disclosures.Where(static d => d.Polarity == Polarity.Affirmed).ToLookup(static d => d.Action);
        var found = new Dictionary<(string, string, DisclosureAction, ContradictionKind), PolicyContradiction>();
        foreach (var denied in disclosures.Where(static d => d.Polarity == Polarity.Denied).DistinctBy(static d => (d.DataType, d.Party, d.Action, d.Purpose, d.Condition)))
        {
            foreach (var other in affirmed[denied.Action])
            {
                if (Kind(denied, other, dataTypes) is { } kind && found.Count < Most)
                {
                    found.TryAdd((denied.DataType, denied.Party, denied.Action, kind), new(kind, other.Id, denied.Id));
                }
            }
        }

        return [.. found.Values.OrderBy(static c => c.Kind)];
    }

    private static ContradictionKind? Kind(Disclosure denied, Disclosure affirmed, DataTypeOntology dataTypes)
    {
        var sameType = denied.DataType == affirmed.DataType;
        if (!sameType && !dataTypes.Subsumes(denied.DataType, affirmed.DataType) && !dataTypes.Subsumes(affirmed.DataType, denied.DataType))
        {
            return null;
        }

        var sameParty = denied.Party == affirmed.Party;
        if (!sameParty && (denied.Party == PartyIds.First || affirmed.Party == PartyIds.First || (denied.Party != PartyIds.ThirdParties && affirmed.Party != PartyIds.ThirdParties)))
        {
            return null;
        }

        var samePurpose = denied.Purpose is null || denied.Purpose == affirmed.Purpose;
        return sameType && sameParty && samePurpose && denied.Condition is null && affirmed.Condition is null && denied.DataType != DataTypeOntology.Root
            ? ContradictionKind.Conflict
            : ContradictionKind.Narrowing;
    }
}
