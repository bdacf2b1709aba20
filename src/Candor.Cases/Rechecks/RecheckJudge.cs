using System.Collections.Immutable;
using Candor.Differences;

namespace Candor.Cases;

/// <summary>Says of each demand what a recheck saw, from the two audits alone.</summary>
public static class RecheckJudge
{
    /// <summary>Judges a recheck.</summary>
    /// <param name="demands">The demands that stand.</param>
    /// <param name="before">The audit that the demands rest on.</param>
    /// <param name="after">The audit of the new version.</param>
    /// <returns>One outcome a demand. Fixed only where the same detector ran under the same conditions, could have seen it, and did not.</returns>
    public static ImmutableArray<DemandOutcome> Judge(IEnumerable<Demand> demands, Audit before, Audit after)
    {
        ArgumentNullException.ThrowIfNull(demands);
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Subject.Kind != after.Subject.Kind)
        {
            return [.. demands.Select(static d => new DemandOutcome(d.Number, DemandResult.NotTestable, new("复检的不是同一类对象。", "The recheck is of another kind of subject.")))];
        }

        var changes = AuditComparison.Compare(before, after).Findings.ToDictionary(static c => c.Id, StringComparer.Ordinal);
        var difference = AuditConditions.Of(after).DifferenceFrom(AuditConditions.Of(before));
        return [.. demands.Select(d => Judge(d, changes.GetValueOrDefault(d.Finding.Id), difference))];
    }

    private static DemandOutcome Judge(Demand demand, FindingChange? change, LocalizedText? difference) => change switch
    {
        null => new(demand.Number, DemandResult.NotTestable, new("原检测没有此项。", "The first audit does not have it.")),
        { Standing: Standing.StillThere or Standing.Worse or Standing.New } => new(demand.Number, DemandResult.StillThere, change.Why),
        { Standing: Standing.Fixed } when difference is null => new(demand.Number, DemandResult.Fixed, change.Why),
        { Standing: Standing.Fixed } => new(
            demand.Number, DemandResult.NotTestable, new($"不再看到；但{difference!.Zh}", $"No longer seen; but: {difference.En}")),
        _ => new(demand.Number, DemandResult.NotTestable, change.Why),
    };
}
