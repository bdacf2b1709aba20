using System.Collections.Immutable;
using Candor.Waivers;

namespace Candor.Differences;

/// <summary>Lets a new version through where it brings no finding that the baseline does not have.</summary>
public static class Gate
{
    /// <summary>Holds a difference against a gate.</summary>
    /// <param name="difference">What changed since the baseline.</param>
    /// <param name="level">At which verdict to fail.</param>
    /// <param name="waivers">How the waivers stand towards the new audit.</param>
    public static GateOutcome Check(AuditDifference difference, GateLevel level, WaiverReview waivers)
    {
        ArgumentNullException.ThrowIfNull(difference);
        ArgumentNullException.ThrowIfNull(waivers);
        var counted = difference.Findings.Where(f => Counts(f.Latest.Verdict, level)).ToList();
        var applied = waivers.Applied.ToDictionary(static a => a.Finding, static a => a.Waiver, StringComparer.Ordinal);
        var risen = counted.Where(static f => f.Standing is Standing.New or Standing.Worse).ToList();
        var known = counted.Where(static f => f.Standing == Standing.StillThere).ToList();
        return new(
            level,
            [.. risen.Where(f => !applied.ContainsKey(f.Id))],
            [.. risen.Where(f => applied.ContainsKey(f.Id)).Select(f => new WaivedFinding(f, applied[f.Id]))],
            known.Count,
            known.Count(f => applied.ContainsKey(f.Id)),
            [.. counted.Where(static f => f.Standing == Standing.NotLookedFor)],
            counted.Count(static f => f.Standing == Standing.Fixed),
            waivers);
    }

    private static bool Counts(Verdict verdict, GateLevel level) => level switch
    {
        GateLevel.Violation => verdict == Verdict.Violation,
        GateLevel.Suspected => verdict is Verdict.Violation or Verdict.Suspected,
        _ => false,
    };
}
