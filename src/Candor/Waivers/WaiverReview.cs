using System.Collections.Immutable;
using System.Globalization;

namespace Candor.Waivers;

/// <summary>How waivers stand towards an audit on a day.</summary>
/// <param name="Applied">Open findings that a waiver in force covers, each once.</param>
/// <param name="Expired">Waivers that no longer hold; they cover nothing.</param>
/// <param name="Unmatched">Waivers in force that cover no open finding: what they were for is gone, or their target is written wrongly.</param>
public sealed record WaiverReview(ImmutableArray<AppliedWaiver> Applied, ImmutableArray<Waiver> Expired, ImmutableArray<Waiver> Unmatched)
{
    /// <summary>No waivers.</summary>
    public static WaiverReview None { get; } = new([], [], []);

    /// <summary>Reviews waivers.</summary>
    /// <param name="audit">The audit.</param>
    /// <param name="waivers">The waivers; of two that cover a finding the first counts.</param>
    /// <param name="today">The day; a waiver holds through the day on which it expires.</param>
    public static WaiverReview Of(Audit audit, ImmutableArray<Waiver> waivers, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(audit);
        var day = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var inForce = waivers.Where(w => string.CompareOrdinal(day, w.Expires) <= 0).ToList();
        var open = audit.Findings.Where(static f => f.Verdict is Verdict.Violation or Verdict.Suspected).ToList();
        return new(
            [.. open.Select(f => (Finding: f, Waiver: inForce.Find(w => w.Covers(f, audit)))).Where(static c => c.Waiver is not null).Select(static c => new AppliedWaiver(c.Finding.Id, c.Waiver!))],
            [.. waivers.Where(w => string.CompareOrdinal(day, w.Expires) > 0)],
            [.. inForce.Where(w => !open.Exists(f => w.Covers(f, audit)))]);
    }
}
