namespace Candor.Dex;

/// <summary>How far a data-flow analysis goes.</summary>
public sealed record FlowOptions
{
    /// <summary>Whether data also flows through decisions: what is done under a condition depends on it.</summary>
    public bool Implicit { get; init; }

    /// <summary>Most instructions that the analysis visits. Default 2 billion. What is cut is said in the result.</summary>
    public long MaxWork { get; init; } = 2_000_000_000;

    /// <summary>Most work for the paths of all flows together, in instructions and states. Default 400 million. Paths that it cuts say so.</summary>
    public long MaxTraceWork { get; init; } = 400_000_000;

    /// <summary>Most work for the path of one flow. Default 10 million.</summary>
    public long MaxTraceWorkOfFlow { get; init; } = 10_000_000;

    /// <summary>Most fields that one call may be said to change. Default 4,000.</summary>
    public int MaxWrites { get; init; } = 4000;

    /// <summary>The text of a resource of the app by its number; null where there is none, or no resources are known.</summary>
    public Func<long, string?>? ResourceText { get; init; }

    /// <summary>Numbers of objects that sources of kind <see cref="FlowSourceKind.Marked"/> speak of.</summary>
    public IReadOnlySet<long>? Marked { get; init; }

    /// <summary>Ends the analysis early; what was found till then is kept.</summary>
    public CancellationToken Cancellation { get; init; }
}
