namespace Candor.Cases;

/// <summary>A job that is handed in.</summary>
/// <param name="Key">What makes a repeated submission the same one.</param>
/// <param name="Request">What to audit, as JSON; the queue does not look into it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Lane">The lane.</param>
/// <param name="CampaignId">The campaign; null where it is of none.</param>
/// <param name="CaseId">The case; null where it is of none.</param>
/// <param name="AccountId">Who asked; null for the system.</param>
public sealed record NewJob(string Key, string Request, string Title, JobLane Lane, string? CampaignId = null, string? CaseId = null, string? AccountId = null)
{
    /// <summary>After how many attempts it is a dead letter, at least 1.</summary>
    public int MaxAttempts { get; init; } = 3;
}
