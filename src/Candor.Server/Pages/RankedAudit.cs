using Candor.Server.Work;

namespace Candor.Server.Pages;

/// <summary>A subject of a campaign with its rank.</summary>
/// <param name="Rank">From 1; equal counts share one.</param>
/// <param name="Job">Its job.</param>
/// <param name="Digest">Its counts.</param>
internal sealed record RankedAudit(int Rank, AuditJobRow Job, AuditDigest Digest)
{
    /// <summary>Ranks the jobs that ended and ran under the same conditions, which are those of most of them.</summary>
    public static (List<RankedAudit> Ranked, AuditConditions? Conditions) Order(IEnumerable<AuditJobRow> jobs, Language language)
    {
        var ended = jobs
            .Where(static j => j.State == JobState.Succeeded)
            .Select(static j => (Job: j, Digest: AuditDigest.FromJson(j.Summary)))
            .Where(static j => j.Digest is not null)
            .Select(static j => (j.Job, Digest: j.Digest!))
            .ToList();
        var conditions = ended
            .GroupBy(static e => Key(e.Digest.Conditions), StringComparer.Ordinal)
            .OrderByDescending(static g => g.Count())
            .ThenBy(static g => g.Key, StringComparer.Ordinal)
            .FirstOrDefault()?.First().Digest.Conditions;
        var ranked = new List<RankedAudit>();
        foreach (var (job, digest) in ended
            .Where(e => conditions is not null && e.Digest.Conditions.DifferenceFrom(conditions) is null)
            .OrderBy(static e => e.Digest.Violations)
            .ThenBy(static e => e.Digest.Suspected)
            .ThenBy(static e => e.Digest.Critical)
            .ThenBy(e => e.Digest.Name.In(language), StringComparer.Ordinal)
            .ThenBy(static e => e.Job.Id, StringComparer.Ordinal))
        {
            var last = ranked.Count > 0 ? ranked[^1] : null;
            var isEqual = last is not null && (last.Digest.Violations, last.Digest.Suspected, last.Digest.Critical) == (digest.Violations, digest.Suspected, digest.Critical);
            ranked.Add(new(isEqual ? last!.Rank : ranked.Count + 1, job, digest));
        }

        return (ranked, conditions);
    }

    private static string Key(AuditConditions c) => $"{c.Date}\n{string.Join(',', c.Packs)}\n{c.Category}\n{c.ToolVersion}\n{c.Knowledge}";
}
