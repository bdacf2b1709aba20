using Candor.Server.Work;

namespace Candor.Server.Endpoints;

/// <summary>An audit, as programs see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">What it is of.</param>
/// <param name="State"><c>queued</c>, <c>running</c>, <c>succeeded</c>, <c>failed</c> or <c>cancelled</c>.</param>
/// <param name="Percent">How far it is, 0 to 100.</param>
/// <param name="Stage">What it is doing.</param>
/// <param name="Error">Why the last attempt failed.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="CreatedAt">When it was handed in.</param>
/// <param name="EndedAt">When it ended.</param>
/// <param name="Digest">Its counts.</param>
internal sealed record JobView(string Id, string Title, string State, int Percent, string? Stage, string? Error, int Attempts, DateTimeOffset CreatedAt, DateTimeOffset? EndedAt, AuditDigest? Digest)
{
    public static JobView Of(AuditJobRow job) => new(
        job.Id,
        job.Title,
        job.State,
        job.Percent,
        job.Stage,
        job.Error,
        job.Attempts,
        DateTimeOffset.FromUnixTimeMilliseconds(job.CreatedAt),
        job.EndedAt is { } ended ? DateTimeOffset.FromUnixTimeMilliseconds(ended) : null,
        AuditDigest.FromJson(job.Summary));
}
