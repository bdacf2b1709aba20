using System.Collections.Immutable;

namespace Candor.Cases;

/// <summary>
/// In which order lanes are looked into. The more urgent come first, but of every eight jobs that a process takes the third and the sixth are looked for among those
/// of the day, and the eighth among campaigns; and every fourth time small jobs come before large ones. So no lane waits for ever behind one that never empties
/// (weighted round robin), and what is urgent still has five turns of eight.
/// </summary>
internal sealed class LaneTurns
{
    /// <summary>The priority that each of eight turns begins with.</summary>
    private static readonly ImmutableArray<int> First = [0, 0, 1, 0, 0, 1, 0, 2];

    private uint _turn;

    /// <summary>The lanes that a worker can hold, in the order of this turn.</summary>
    public ImmutableArray<JobLane> Order(int largestSize)
    {
        var turn = Volatile.Read(ref _turn);
        var first = First[(int)(turn % (uint)First.Length)];
        // With the round added, each priority has its own turns with the small jobs first.
        var isSmallFirst = (turn + (turn / (uint)First.Length)) % 4 == 3;
        return
        [
            .. JobLane.All
                .Where(l => l.Size <= largestSize)
                .OrderBy(l => l.Priority == first ? -1 : l.Priority)
                .ThenBy(l => isSmallFirst ? l.Size : -l.Size),
        ];
    }

    /// <summary>A job was taken: the next turn begins.</summary>
    public void Next() => Interlocked.Increment(ref _turn);
}
