namespace Candor.Cases;

/// <summary>A job that a stream has still to be told of.</summary>
public sealed class OutboxRow
{
    /// <summary>Its place.</summary>
    public long Id { get; set; }

    /// <summary>The job.</summary>
    public required string JobId { get; init; }

    /// <summary>The epoch at which it is offered; with the job it makes the id by which a stream drops doubles.</summary>
    public required int Epoch { get; init; }

    /// <summary>The lane.</summary>
    public required string Lane { get; init; }

    /// <summary>When, in Unix milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>When it was sent, in Unix milliseconds; null while it waits.</summary>
    public long? SentAt { get; set; }
}
