using System.Collections.Immutable;

namespace Candor.Traffic;

/// <summary>Gathers sightings of the same data type, party and stage into one practice.</summary>
internal sealed class PracticeLedger(int evidencePerPractice)
{
    private readonly SortedDictionary<(string DataType, string Party, Stage Stage), (List<string> Evidence, int Count)> _practices =
        new(Comparer<(string DataType, string Party, Stage Stage)>.Create(static (a, b) =>
            string.CompareOrdinal(a.DataType, b.DataType) is not 0 and var byType ? byType
            : string.CompareOrdinal(a.Party, b.Party) is not 0 and var byParty ? byParty
            : a.Stage.CompareTo(b.Stage)));

    public void Add(string dataType, string party, Stage stage, string evidence, int count)
    {
        var key = (dataType, party, stage);
        var (kept, before) = _practices.TryGetValue(key, out var found) ? found : ([], 0);
        if (kept.Count < evidencePerPractice && !kept.Contains(evidence))
        {
            kept.Add(evidence);
        }

        _practices[key] = (kept, before + count);
    }

    public ImmutableArray<Practice> ToPractices() =>
    [
        .. _practices
            .Select(static p => Practice.Create(
                p.Key.DataType,
                PracticeAction.Sends,
                p.Key.Party,
                Certainty.Observed,
                [.. p.Value.Evidence],
                Math.Max(p.Value.Count, p.Value.Evidence.Count),
                stage: p.Key.Stage))
            .OrderBy(static p => p.Id, StringComparer.Ordinal),
    ];
}
