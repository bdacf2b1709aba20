namespace Candor.Cases;

/// <summary>The states of a job, as the ledger writes them.</summary>
public static class JobState
{
    /// <summary>It waits.</summary>
    public const string Queued = "queued";

    /// <summary>A worker holds it.</summary>
    public const string Running = "running";

    /// <summary>It is done.</summary>
    public const string Succeeded = "succeeded";

    /// <summary>It failed as often as it may: a dead letter, for a person to look at.</summary>
    public const string Failed = "failed";

    /// <summary>Somebody stopped it.</summary>
    public const string Cancelled = "cancelled";
}
