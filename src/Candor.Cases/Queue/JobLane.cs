namespace Candor.Cases;

/// <summary>A lane of the queue: how urgent, and how large.</summary>
/// <param name="Priority">0 for now, 1 for the day, 2 for campaigns.</param>
/// <param name="Size">0 for what a small worker can hold, 1 for what needs a large one.</param>
public sealed record JobLane(int Priority, int Size)
{
    /// <summary>Its name in a stream, such as <c>p1.s0</c>.</summary>
    public string Name => $"p{Priority}.s{Size}";
}
