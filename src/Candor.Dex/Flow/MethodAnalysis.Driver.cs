namespace Candor.Dex;

/// <content>The frame of a driver: calls that no code makes.</content>
internal sealed partial class MethodAnalysis
{
    /// <summary>Most reads and writes of calls that are remembered, at about 50 bytes each; then all are forgotten.</summary>
    private const int MaxRemembered = 2_000_000;

    private readonly Dictionary<(int Method, int Tag, int Receiver), DriverCall> _calls = [];
    private int _remembered;
    private int _round;

    /// <summary>For a driver: which objects it tells apart.</summary>
    public DriverGathering? Gathering { get; }

    /// <summary>For a driver: the methods that it called in this round.</summary>
    public HashSet<MethodNode> Called { get; } = [];

    /// <summary>For a driver: the methods that it called in the round before.</summary>
    public IReadOnlyList<MethodNode> EarlierCalled { get; private set; } = [];

    /// <summary>For a driver: the flows through itself that the round before found.</summary>
    public IReadOnlyList<KeyValuePair<(int Label, int Site, int Argument), SinkHit>> EarlierFlows { get; private set; } = [];

    public void BeginRound()
    {
        EarlierCalled = [.. Called];
        EarlierFlows = [.. _flows];
        Called.Clear();
        _round++;
        _flows.Clear();
        _hits.Clear();
        _events.Clear();
    }

    public void ClearEvents() => _events.Clear();

    /// <summary>Calls a method of the app on the state of a driver.</summary>
    /// <param name="state">The state, which has no registers.</param>
    /// <param name="methodId">The method.</param>
    /// <param name="arguments">What it is given, the receiver first.</param>
    /// <param name="tag">A number that tells this call apart from others of the driver.</param>
    public int[] CallFromDriver(FrameState state, int methodId, int[][] arguments, int tag)
    {
        (int, int, int) key = (methodId, tag, arguments.Length > 0 && arguments[0].Length > 0 ? arguments[0][0] : -1);
        if (_calls.TryGetValue(key, out DriverCall? known) && known.Holds(_heap, state.Heap, arguments))
        {
            Listener?.Applied(new AppliedCall(
                known.Node, known.Summary, new Substitution(_engine, state.Heap.Recording(), arguments, _engine.Sites.Get(-1, tag), _condition)));
            return Again(state, known, tag);
        }

        _engine.BeginEntry(methodId, tag);
        try
        {
            return Make(state, methodId, arguments, tag, key);
        }
        finally
        {
            _engine.EndEntry(methodId, tag);
        }
    }

    private int[] Make(FrameState state, int methodId, int[][] arguments, int tag, (int, int, int) key)
    {
        AbstractHeap before = state.Heap.Recording();
        Substitution substitution = new(_engine, before, arguments, _engine.Sites.Get(-1, tag), _condition);
        (MethodSummary? summary, MethodNode? node) = _engine.Summarise(methodId, substitution, this);
        if (summary is null)
        {
            return ValueSet.Empty;
        }

        _engine.Work += MethodSummary.CostOf(summary);
        Listener?.Applied(new AppliedCall(node!, summary, substitution));
        DriverCall call = new(
            arguments,
            node!,
            summary,
            node!.Code.Distinctions.Count,
            before,
            Gathering!.Apply(substitution.Of(summary.Return)),
            Gathering.Apply(substitution.Resolve(summary.Writes)));
        substitution.Hits(summary, node, tag, this, call);
        Substitution.Write(_heap, _symbols, state.Heap, call.Writes, weak: false);
        call.After = state.Heap.Root;
        call.Round = _round;
        Remember(key, call);
        return call.Result;
    }

    private int[] Again(FrameState state, DriverCall call, int tag)
    {
        _engine.Work += 1 + (MethodSummary.CostOf(call.Summary) / 4);
        Called.Add(call.Node);
        if (call.Round != _round)
        {
            call.Round = _round;
            foreach ((SinkHit below, int element) in call.Hits)
            {
                AddHit(below, element, tag, call.Node);
            }
        }

        foreach (FlowEvent one in call.Events)
        {
            AddEvent(one);
        }

        if (ReferenceEquals(state.Heap.Root, call.Before.Root))
        {
            state.Heap.Root = call.After;
        }
        else
        {
            Substitution.Write(_heap, _symbols, state.Heap, call.Writes, weak: false);
        }

        return call.Result;
    }

    private void Remember((int, int, int) key, DriverCall call)
    {
        _remembered += call.Size - (_calls.TryGetValue(key, out DriverCall? before) ? before.Size : 0);
        if (_remembered > MaxRemembered)
        {
            _calls.Clear();
            _remembered = call.Size;
        }

        _calls[key] = call;
    }
}
