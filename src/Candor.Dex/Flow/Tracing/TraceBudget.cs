namespace Candor.Dex;

/// <summary>What tracing paths may cost: instructions run again, places visited, entries of heaps copied, all counted alike. It never uses a clock.</summary>
/// <param name="most">The most that may be spent over all flows.</param>
/// <param name="cancellation">Ends it early.</param>
internal sealed class TraceBudget(long most, CancellationToken cancellation)
{
    private long _left = most;
    private long _leftOfFlow = most;

    /// <summary>Whether nothing is left, of all or of the flow.</summary>
    public bool IsSpent => _left <= 0 || _leftOfFlow <= 0 || cancellation.IsCancellationRequested;

    public void Begin(long mostOfFlow) => _leftOfFlow = mostOfFlow;

    public bool Spend(long cost)
    {
        _left -= cost;
        _leftOfFlow -= cost;
        return !IsSpent;
    }
}
