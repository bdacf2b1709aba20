namespace Candor.Dex;

/// <summary>Steps in their order. A long trail keeps its beginning and its end, and how many steps it left out between. Immutable.</summary>
internal sealed class Trail
{
    /// <summary>Most steps of a trail, the one that tells of what was left out counted.</summary>
    public const int MaxSteps = 64;

    private const int MaxHead = 31;

    private const int MaxTail = MaxSteps - 1 - MaxHead;

    public static readonly Trail Empty = new([], 0, []);

    private readonly FlowStep[] _head;
    private readonly FlowStep[] _tail;
    private readonly long _omitted;

    private Trail(FlowStep[] head, long omitted, FlowStep[] tail)
    {
        _head = head;
        _omitted = omitted;
        _tail = tail;
    }

    /// <summary>How many steps it has, those left out counted.</summary>
    public long Count => _head.Length + _omitted + _tail.Length;

    public static Trail Of(FlowStep step) => new([step], 0, []);

    public Trail Then(FlowStep step) => Then(Of(step));

    public Trail Then(Trail next)
    {
        if (Count == 0 || next.Count == 0)
        {
            return Count == 0 ? next : this;
        }

        FlowStep[] kept = [.. _head, .. _tail, .. next._head, .. next._tail];
        long count = Count + next.Count;
        return count <= MaxSteps
            ? new Trail(kept, 0, [])
            : new Trail(
                _omitted > 0 ? _head : [.. kept.Take(MaxHead)],
                count - MaxHead - MaxTail,
                next._omitted > 0 ? next._tail : [.. kept.TakeLast(MaxTail)]);
    }

    public List<FlowStep> ToSteps() => _omitted == 0
        ? [.. _head]
        : [.. _head, _head[^1] with { Register = -1, AccessPath = $"{_omitted}", Kind = FlowStepKind.Omitted }, .. _tail];
}
