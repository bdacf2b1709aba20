using System.Collections.Immutable;
using Candor.Knowledge;

namespace Candor.Comparison;

/// <summary>What an omission rests on: for each data type that a policy does not tell, the search of that policy that found nothing.</summary>
public static class OmissionEvidence
{
    /// <summary>The searches, by the id of the consistency; one for each policy that was read.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<Evidence>> Of(
        ImmutableArray<Consistency> consistency,
        ImmutableArray<Practice> practices,
        ImmutableArray<Policy> policies,
        DataTypeOntology dataTypes)
    {
        ArgumentNullException.ThrowIfNull(dataTypes);
        var byId = practices.ToDictionary(static p => p.Id, StringComparer.Ordinal);
        return consistency
            .Where(static c => c.Verdict == ConsistencyVerdict.Omitted)
            .ToImmutableSortedDictionary(
                static c => c.Id,
                c => policies.Where(static p => p.IsPolicy).Select(p => Search(p, byId[c.Practice].DataType, dataTypes)).ToImmutableArray(),
                StringComparer.Ordinal);
    }

    private static Evidence Search(Policy policy, string dataType, DataTypeOntology dataTypes) =>
        Evidence.Create(policy.TextSha256, new SearchLocator(dataTypes.Find(dataType)?.Name ?? LocalizedText.Same(dataType), policy.Characters));
}
