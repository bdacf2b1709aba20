using System.Collections.Immutable;

namespace Candor.Reports.Model;

/// <summary>The rows of the table that sets what a subject does against what it says.</summary>
internal sealed class Matrix
{
    private Matrix(ImmutableArray<MatrixRow> rows) => Rows = rows;

    /// <summary>The app's own rows first, then those of each third party, the party with the gravest row first; the gravest row first in each.</summary>
    public ImmutableArray<MatrixRow> Rows { get; }

    public static Matrix Of(Audit audit, Names names)
    {
        var comparisons = audit.Consistency.ToLookup(static c => c.Practice, StringComparer.Ordinal);
        var rows = audit.Practices
            .GroupBy(static p => (p.Party, p.DataType))
            .Select(group => Row(group.Key.Party, group.Key.DataType, group, comparisons))
            .ToList();
        var worst = rows.GroupBy(static r => r.Party, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.Max(r => r.Gravity), StringComparer.Ordinal);
        return new([.. rows
            .OrderBy(static r => r.Party == PartyIds.First ? 0 : 1)
            .ThenByDescending(r => worst[r.Party])
            .ThenBy(static r => r.Party, StringComparer.Ordinal)
            .ThenByDescending(static r => r.Gravity)
            .ThenByDescending(r => names.IsSensitive(r.DataType))
            .ThenBy(static r => r.DataType, StringComparer.Ordinal)]);
    }

    /// <summary>How bad a verdict is, from 1 for clear to 5 for incorrect.</summary>
    public static int GravityOf(ConsistencyVerdict verdict) => verdict switch
    {
        ConsistencyVerdict.Incorrect => 5,
        ConsistencyVerdict.Omitted => 4,
        ConsistencyVerdict.Ambiguous => 3,
        ConsistencyVerdict.Vague => 2,
        _ => 1,
    };

    private static MatrixRow Row(string party, string dataType, IEnumerable<Practice> group, ILookup<string, Consistency> comparisons)
    {
        ImmutableArray<Practice> practices = [.. group
            .OrderByDescending(static p => p.Certainty)
            .ThenBy(static p => p.Action)
            .ThenBy(static p => p.Id, StringComparer.Ordinal)];
        ImmutableArray<Consistency> statements = [.. practices
            .SelectMany(p => comparisons[p.Id])
            .DistinctBy(static c => (c.Verdict, string.Join('\n', c.Disclosures)))
            .OrderByDescending(static c => GravityOf(c.Verdict))
            .ThenBy(static c => c.Id, StringComparer.Ordinal)];
        return new(party, dataType, practices, statements, statements.IsEmpty ? 0 : GravityOf(statements[0].Verdict));
    }
}
