namespace Candor.Cases;

/// <summary>Whether a worker still holds its lease.</summary>
public enum LeaseStanding
{
    /// <summary>It does.</summary>
    Held,

    /// <summary>It does, and somebody asked to stop the job.</summary>
    CancelRequested,

    /// <summary>It does not: the lease ran out and was taken back, or another worker has the job. What was made is thrown away.</summary>
    Lost,
}
