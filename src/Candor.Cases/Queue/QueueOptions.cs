using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>How a queue treats failures.</summary>
public sealed record QueueOptions
{
    /// <summary>The defaults.</summary>
    public static QueueOptions Default { get; } = new();

    /// <summary>How long a job waits after its first, second, … failure; the last holds for all that follow. At least one.</summary>
    public ImmutableArray<TimeSpan> RetryDelays { get; init; } = [TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30)];

    /// <summary>How many jobs one sweep moves at most, at least 1.</summary>
    public int LargestSweep { get; init; } = 500;

    /// <summary>The longest error that is kept, in characters; a longer one is cut.</summary>
    public int LongestError { get; init; } = 4000;
}
