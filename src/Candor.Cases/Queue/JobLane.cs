using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>A lane of the queue: how urgent, and how large.</summary>
/// <param name="Priority">0 for now, 1 for the day, 2 for campaigns.</param>
/// <param name="Size">0 for what a small worker can hold, 1 for what needs a large one.</param>
public sealed record JobLane(int Priority, int Size)
{
    /// <summary>How many priorities there are.</summary>
    public const int Priorities = 3;

    /// <summary>How many size classes there are.</summary>
    public const int Sizes = 2;

    /// <summary>Every lane, the most urgent first, and of those the large first.</summary>
    public static ImmutableArray<JobLane> All { get; } =
        [.. Enumerable.Range(0, Priorities).SelectMany(static p => Enumerable.Range(0, Sizes).Reverse().Select(s => new JobLane(p, s)))];

    /// <summary>Its name in a stream, such as <c>p1.s0</c>.</summary>
    public string Name => $"p{Priority}.s{Size}";

    /// <summary>Its name where no dot may be, such as <c>p1-s0</c>.</summary>
    internal string StreamName => $"p{Priority}-s{Size}";
}
