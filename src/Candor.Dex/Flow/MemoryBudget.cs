namespace Candor.Dex;

/// <summary>
/// Looks at the managed heap of the process from time to time, and says when it is full. What the collector can still give back does not
/// count, so it is asked to before anything is cut.
/// </summary>
/// <param name="most">Bytes.</param>
internal sealed class MemoryBudget(long most)
{
    /// <summary>Work between two looks.</summary>
    private const long Interval = 50_000;

    /// <summary>Work between two collections that are asked for.</summary>
    private const long CollectionInterval = 5_000_000;

    private long _next;
    private long _nextCollection;

    /// <summary>Whether it was found to be spent.</summary>
    public bool IsSpent { get; private set; }

    /// <summary>Whether it is spent, looked at if enough work was done since the last time.</summary>
    public bool IsSpentAt(long work)
    {
        if (work < _next || IsSpent)
        {
            return IsSpent;
        }

        _next = work + Interval;
        if (GC.GetTotalMemory(forceFullCollection: false) > most)
        {
            if (work < _nextCollection)
            {
                IsSpent = GC.GetTotalMemory(forceFullCollection: false) > most * 2;
                return IsSpent;
            }

            _nextCollection = work + CollectionInterval;
            IsSpent = GC.GetTotalMemory(forceFullCollection: true) > most - (most / 10);
        }

        return IsSpent;
    }
}
