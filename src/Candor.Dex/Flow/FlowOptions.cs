namespace Candor.Dex;

/// <summary>How far a data-flow analysis goes.</summary>
public sealed record FlowOptions
{
    /// <summary>Whether data also flows through decisions: what is done under a condition depends on it.</summary>
    public bool Implicit { get; init; }

    /// <summary>
    /// Most work of the analysis: instructions visited, and in proportion to what they cost states joined and summaries applied. Never a
    /// clock, so that it cuts at the same place every time. Default 30 million, which is some ten to twenty-five seconds of one core. What is cut is said in the result.
    /// </summary>
    public long MaxWork { get; init; } = 30_000_000;

    /// <summary>Most work for the calls of one entry point, over all calls. Default 10 million.</summary>
    public long MaxWorkOfEntry { get; init; } = 10_000_000;

    /// <summary>Most work for one analysis of one method, without what it calls. Default 20 million.</summary>
    public long MaxWorkOfMethod { get; init; } = 20_000_000;

    /// <summary>Most blocks of a method; more come from no compiler, and the method is not followed. Default 50,000.</summary>
    public int MaxBlocks { get; init; } = 50_000;

    /// <summary>Most blocks times registers of a method. Default 16 million.</summary>
    public long MaxCells { get; init; } = 16_000_000;

    /// <summary>Most bytes of managed memory of the process; above them the analysis ends with what it has. Default 4 GiB.</summary>
    public long MaxMemory { get; init; } = 4L << 30;

    /// <summary>Is told how far the analysis is: what it does, how much of that is done, and how much there is.</summary>
    public Action<string, int, int>? Progress { get; init; }

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
