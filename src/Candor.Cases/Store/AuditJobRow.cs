namespace Candor.Cases;

/// <summary>One audit that is to be made, is made or was made: the ledger of record of the queue.</summary>
public sealed class AuditJobRow
{
    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>What makes a repeated submission the same one; unique.</summary>
    public required string Key { get; init; }

    /// <summary>What to audit, as JSON.</summary>
    public required string Request { get; init; }

    /// <summary>What people call it.</summary>
    public required string Title { get; init; }

    /// <summary><c>queued</c>, <c>running</c>, <c>succeeded</c>, <c>failed</c> (dead letter) or <c>cancelled</c>.</summary>
    public string State { get; set; } = "queued";

    /// <summary>0 for now, 1 for the day, 2 for campaigns.</summary>
    public int Priority { get; set; } = 1;

    /// <summary>The size class: 0 small, 1 large.</summary>
    public int Size { get; set; }

    /// <summary>The fencing token: counted up by every lease.</summary>
    public int Epoch { get; set; }

    /// <summary>How often it was leased.</summary>
    public int Attempts { get; set; }

    /// <summary>After how many attempts it is a dead letter.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>Who holds the lease; null where nobody does.</summary>
    public string? Worker { get; set; }

    /// <summary>When the lease ends, in Unix milliseconds; null where nobody holds one.</summary>
    public long? LeaseUntil { get; set; }

    /// <summary>Before when it is not leased, in Unix milliseconds.</summary>
    public long NotBefore { get; set; }

    /// <summary>How far it is, 0 to 100.</summary>
    public int Percent { get; set; }

    /// <summary>What it is doing; null before it does.</summary>
    public string? Stage { get; set; }

    /// <summary>Whether somebody asked to stop it.</summary>
    public bool CancelRequested { get; set; }

    /// <summary>Why the last attempt failed; null where none did.</summary>
    public string? Error { get; set; }

    /// <summary>SHA-256 of <c>audit.json</c>; null before it succeeded.</summary>
    public string? ResultSha256 { get; set; }

    /// <summary>Counts and names for lists, as JSON; null before it succeeded.</summary>
    public string? Summary { get; set; }

    /// <summary>The package id or the address of the subject, by which its other versions are found; null before it succeeded.</summary>
    public string? Identifier { get; set; }

    /// <summary>The version of the subject; null before it succeeded, or where it has none.</summary>
    public string? VersionName { get; set; }

    /// <summary>When its files were deleted because they were no longer to be kept, in Unix milliseconds; null while they are there.</summary>
    public long? PrunedAt { get; set; }

    /// <summary>When it was submitted, in Unix milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>When it was leased last, in Unix milliseconds.</summary>
    public long? StartedAt { get; set; }

    /// <summary>When it ended, in Unix milliseconds.</summary>
    public long? EndedAt { get; set; }

    /// <summary>The campaign; null where it is of none.</summary>
    public string? CampaignId { get; set; }

    /// <summary>The case; null where it is of none.</summary>
    public string? CaseId { get; set; }

    /// <summary>Who asked; null for the system.</summary>
    public string? AccountId { get; set; }
}
