using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace Candor.Cases;

/// <summary>
/// Deletes what is no longer to be kept. An audit is kept while it is younger than a day that is given, and as long as a case that rests on it has not ended before that day.
/// Of every other audit the files go, and of every complaint whose case ended before that day its words. Chains, the audit log and what lists say of an audit are never touched:
/// a chain holds hashes, so it holds without the files.
/// </summary>
/// <param name="db">The database.</param>
/// <param name="vault">The vault.</param>
/// <param name="clock">The time.</param>
public sealed partial class Retention(CandorDbContext db, IEvidenceVault vault, TimeProvider clock)
{
    private const int Batch = 500;

    /// <summary>The states in which a case has ended.</summary>
    private static readonly string[] Ended =
        [.. new[] { CaseState.NotSubstantiated, CaseState.FalsePositive, CaseState.Duplicate, CaseState.OutOfScope, CaseState.Closed, CaseState.RiskAccepted }.Select(KebabEnum.Format)];

    /// <summary>Says what goes, and with <paramref name="apply"/> deletes it. It may be ended at any time and run again.</summary>
    /// <param name="before">What ended before this moment is no longer kept.</param>
    /// <param name="apply">Whether to delete.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<RetentionOutcome> PruneAsync(DateTimeOffset before, bool apply, CancellationToken cancellation)
    {
        var since = before.ToUnixTimeMilliseconds();
        var kept = new HashSet<UInt128>();
        var keptJobs = new HashSet<string>(StringComparer.Ordinal);
        // A company's case that it lives with has not ended before its waiver has.
        var day = DateOnly.FromDateTime(before.UtcDateTime);
        var running = db.Cases.AsNoTracking().Where(c => !Ended.Contains(c.State) || c.ChangedAt >= before || c.WaiverEnds >= day).Select(static c => c.Id);
        await foreach (var body in db.CaseEvents.AsNoTracking().Where(e => running.Contains(e.CaseId)).Select(static e => e.Body).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            Keep(body, kept);
            keptJobs.UnionWith(Job().Matches(body).Select(static m => m.Groups["id"].Value));
        }

        var old = new List<string>();
        var jobs = db.AuditJobs.AsNoTracking().Where(static j => j.PrunedAt == null).Select(j => new { j.Id, j.Request, j.ResultSha256, IsOld = j.EndedAt < since && (j.CaseId == null || !running.Contains(j.CaseId)) });
        await foreach (var job in jobs.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (job.IsOld && !keptJobs.Contains(job.Id))
            {
                old.Add(job.Id);
                continue;
            }

            Keep(job.Request, kept);
            Keep(job.ResultSha256 ?? "", kept);
        }

        var oldJobs = old.ToHashSet(StringComparer.Ordinal);
        await foreach (var artefact in db.AuditArtefacts.AsNoTracking().Select(static a => new { a.JobId, a.Sha256 }).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (!oldJobs.Contains(artefact.JobId))
            {
                Keep(artefact.Sha256, kept);
            }
        }

        var complaints = db.Complaints.Where(c => c.ErasedAt == null && !running.Contains(c.CaseId));
        var erased = await complaints.CountAsync(cancellation);
        if (apply)
        {
            // What refers to a file goes before the file: who is interrupted here runs it again.
            await ForgetAsync(old, cancellation);
            foreach (var id in await complaints.Select(static c => c.Id).ToListAsync(cancellation))
            {
                await ComplaintEraser.EraseAsync(db, id, clock, cancellation);
            }
        }

        var (files, bytes) = await SweepAsync(before, kept, apply, cancellation);
        if (apply)
        {
            db.Activities.Add(new()
            {
                At = clock.GetUtcNow(),
                Action = "vault prune",
                Target = string.Create(CultureInfo.InvariantCulture, $"before {before:yyyy-MM-dd}: {old.Count} audits, {erased} complaints, {files} files, {bytes} bytes"),
                Status = 200,
            });
            await db.SaveChangesAsync(cancellation);
        }

        return new(old.Count, erased, files, bytes);
    }

    /// <summary>Deletes the files to which nothing refers and that nobody has put since.</summary>
    private async Task<(int Files, long Bytes)> SweepAsync(DateTimeOffset before, HashSet<UInt128> kept, bool apply, CancellationToken cancellation)
    {
        var (files, bytes) = (0, 0L);
        await foreach (var entry in vault.ListAsync(cancellation))
        {
            if (entry.PutAt >= before || kept.Contains(Key(entry.Sha256)) || (apply && !await vault.DeleteAsync(entry.Sha256, before, cancellation)))
            {
                continue;
            }

            files++;
            bytes += entry.Size;
            if (apply)
            {
                await db.Blobs.Where(b => b.Sha256 == entry.Sha256).ExecuteDeleteAsync(cancellation);
            }
        }

        return (files, bytes);
    }

    private async Task ForgetAsync(List<string> jobs, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var some in jobs.Chunk(Batch))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            await db.AuditArtefacts.Where(a => some.Contains(a.JobId)).ExecuteDeleteAsync(cancellation);
            await db.AuditJobs.Where(j => some.Contains(j.Id)).ExecuteUpdateAsync(s => s.SetProperty(static j => j.PrunedAt, now), cancellation);
            await transaction.CommitAsync(cancellation);
        }
    }

    /// <summary>Whatever looks like a hash in a record is a reference.</summary>
    private static void Keep(string record, HashSet<UInt128> kept)
    {
        foreach (var match in Hash().EnumerateMatches(record))
        {
            kept.Add(Key(record.AsSpan(match.Index, match.Length)));
        }
    }

    /// <summary>Half of a hash tells files apart as well, and takes a quarter of the memory.</summary>
    private static UInt128 Key(ReadOnlySpan<char> sha256) => UInt128.Parse(sha256[..32], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9a-f]{64}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Hash();

    [GeneratedRegex("\"job\":\"(?<id>[^\"]{1,64})\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Job();
}
