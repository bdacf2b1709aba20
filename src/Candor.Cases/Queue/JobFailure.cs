namespace Candor.Cases;

/// <summary>Why an attempt failed.</summary>
/// <param name="Error">What went wrong, for people.</param>
public sealed record JobFailure(string Error)
{
    /// <summary>Whether another attempt would fail as well: the job becomes a dead letter at once.</summary>
    public bool IsFinal { get; init; }

    /// <summary>Whether it needs a larger worker: a small job moves to the large lane, a large one becomes a dead letter.</summary>
    public bool NeedsLargerWorker { get; init; }
}
