namespace Candor.Cases;

/// <summary>A waiting job that is or will be offered over a stream. It goes when a worker takes the job, or nobody is to.</summary>
public sealed class OutboxRow
{
    /// <summary>Its place.</summary>
    public long Id { get; set; }

    /// <summary>The job; a job is offered once at a time.</summary>
    public required string JobId { get; init; }

    /// <summary>The epoch at which it is offered; with the job it makes the id by which a stream drops doubles.</summary>
    public required int Epoch { get; init; }

    /// <summary>The lane.</summary>
    public required string Lane { get; init; }

    /// <summary>When, in Unix milliseconds.</summary>
    public required long CreatedAt { get; init; }

    /// <summary>When it is to be sent, in Unix milliseconds.</summary>
    public required long DueAt { get; init; }

    /// <summary>When it was sent, in Unix milliseconds; null while it waits.</summary>
    public long? SentAt { get; set; }

    /// <summary>Its number in the stream; null while it waits.</summary>
    public long? Sequence { get; set; }
}
