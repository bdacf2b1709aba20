namespace Candor.Dex;

/// <summary>What tracing paths may cost: instructions run again, places visited, entries of heaps copied, all counted alike. It never uses a clock.</summary>
internal sealed class TraceBudget
{
    /// <summary>What is left of the budget, one part of so many, when the time of the analysis is up before paths are traced.</summary>
    private const int LatePart = 40;

    private readonly CancellationToken _cancellation;
    private long _left;
    private long _leftOfFlow = long.MaxValue;

    /// <summary>Begins to count.</summary>
    /// <param name="most">The most that may be spent over all flows.</param>
    /// <param name="cancellation">Ends it early. If it has done so already, what was found still gets paths, on a small part of the budget.</param>
    public TraceBudget(long most, CancellationToken cancellation)
    {
        bool isLate = cancellation.IsCancellationRequested;
        _left = isLate ? most / LatePart : most;
        _cancellation = isLate ? CancellationToken.None : cancellation;
    }

    /// <summary>Whether nothing is left, of all or of the flow.</summary>
    public bool IsSpent => _left <= 0 || _leftOfFlow <= 0 || _cancellation.IsCancellationRequested;

    public void Begin(long mostOfFlow) => _leftOfFlow = mostOfFlow;

    public bool Spend(long cost)
    {
        _left -= cost;
        _leftOfFlow -= cost;
        return !IsSpent;
    }
}
