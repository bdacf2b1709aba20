namespace Candor.Dex;

/// <summary>
/// Follows data through an app. A driver says what runs: it makes the objects that the platform makes and calls the methods that the platform
/// calls, on frames that it keeps, joins and copies. It is told of events that it must act on. Flows are found on the way.
/// <para>Not safe for several threads. Deterministic: the same calls give the same results.</para>
/// </summary>
public sealed class FlowAnalysis
{
    private const int DriverMethod = -1;

    /// <summary>Most ways of one source and sink that are tried until one is whole.</summary>
    private const int MaxWays = 3;

    private readonly FlowEngine _engine;
    private readonly MethodAnalysis _root;
    private List<(MethodNode? Node, (int Label, int Site, int Argument) Key, SinkHit Hit)>? _hits;
    private OriginTable? _origins;
    private FlowTracer? _tracer;
    private DriverTrace? _driverTrace;

    /// <summary>Begins an analysis.</summary>
    /// <param name="hierarchy">The types of the app and the platform.</param>
    /// <param name="rules">What is asked.</param>
    /// <param name="options">How far to go.</param>
    /// <exception cref="ArgumentException">A rule is not a signature, or a model is not in the language.</exception>
    public FlowAnalysis(ClassHierarchy hierarchy, FlowRules rules, FlowOptions? options = null)
    {
        Hierarchy = hierarchy;
        _engine = new FlowEngine(hierarchy, rules, options ?? new FlowOptions());
        _root = new MethodAnalysis(_engine, null);
    }

    /// <summary>The types of the app and the platform.</summary>
    public ClassHierarchy Hierarchy { get; }

    /// <summary>How many methods were analysed, each once for each context.</summary>
    public int MethodCount => _engine.NodeCount;

    /// <summary>How many times a method was analysed, repetitions counted.</summary>
    public int RunCount => _engine.RunCount;

    /// <summary>Instructions visited so far.</summary>
    public long Work => _engine.Work;

    /// <summary>Whether the analysis ran out of its budget; what it found till then counts.</summary>
    public bool IsOverBudget => _engine.IsOverBudget;

    /// <summary>What was cut, and in how many methods: <c>targets</c>, <c>contexts</c>, <c>reflection</c>, <c>budget</c> and so on.</summary>
    public IReadOnlyDictionary<string, int> CutOffs => _engine.CutOffs;

    /// <summary>What was cut, by reason and method.</summary>
    public IReadOnlyList<FlowCut> Cuts => [.. _engine.Cuts];

    /// <summary>Methods whose code could not be read.</summary>
    public IReadOnlyList<DexProblem> Problems => _engine.Program.Problems;

    /// <summary>Runs a part of a driver. Where the analysis itself fails in it, that counts as the cut <c>fault</c>, and what was found till then stays.</summary>
    /// <param name="part">The part.</param>
    public void Guard(Action part)
    {
        ArgumentNullException.ThrowIfNull(part);
        try
        {
            part();
        }
        catch (Exception e) when (FlowEngine.IsMistake(e))
        {
            _engine.Cut("fault", always: true);
        }
    }

    /// <summary>A frame in which nothing is known of any field.</summary>
    public static FlowFrame NewFrame() => new(new FrameState([], new AbstractHeap()));

    /// <summary>An object that the platform makes of a class of the app.</summary>
    /// <param name="typeId">The class.</param>
    /// <param name="tag">Tells objects of the same class apart.</param>
    public FlowValue NewObject(int typeId, int tag)
    {
        int classId = Hierarchy.ClassOf(typeId);
        if (classId >= 0)
        {
            _engine.Program.AddCreated(classId);
        }

        return new FlowValue(ValueSet.Of(_engine.Symbols.Object(_engine.Sites.Get(DriverMethod - 1, tag), 0, typeId)));
    }

    /// <summary>An object of the platform.</summary>
    /// <param name="typeId">Its type, or -1.</param>
    /// <param name="tag">Tells objects of the same type apart.</param>
    public FlowValue NewExternal(int typeId, int tag) =>
        new(ValueSet.Of(_engine.Symbols.External(_engine.Sites.Get(DriverMethod - 2, tag), 0, typeId)));

    /// <summary>Data that a source delivers as a parameter of a method.</summary>
    /// <param name="source">The source, by its place in the rules.</param>
    /// <param name="methodId">The method of the app that the platform calls.</param>
    public FlowValue Delivered(int source, int methodId) =>
        new([ValueSet.From(_engine.Symbols.Label(_engine.Sites.Get(methodId, -1), source))]);

    /// <summary>Sources that deliver their data as parameters of a method, because it overrides one that the rules name.</summary>
    /// <param name="methodId">The method of the app.</param>
    public IReadOnlyList<int> SourcesDeliveredTo(int methodId) => _engine.Program.DeliveredBy(methodId);

    /// <summary>Whether a method belongs to a library whose code is not followed.</summary>
    /// <param name="methodId">The method.</param>
    public bool IsLibrary(int methodId) => _engine.Program.IsLibrary(Hierarchy.Program.GetMethod(methodId).ClassId);

    /// <summary>Whether a class belongs to a library whose code is not followed.</summary>
    /// <param name="classId">The class.</param>
    public bool IsLibraryClass(int classId) => _engine.Program.IsLibrary(classId);

    /// <summary>How many parameters a method has, the receiver counted; 0 when it has no code.</summary>
    /// <param name="methodId">The method.</param>
    public int ParameterCount(int methodId) => _engine.Program.Code(methodId)?.ParameterTypes.Length ?? 0;

    /// <summary>The type of a parameter, the receiver first; -1 when it is not known.</summary>
    /// <param name="methodId">The method.</param>
    /// <param name="position">From 0.</param>
    public int ParameterType(int methodId, int position) => _engine.Program.Code(methodId)!.ParameterTypes[position];

    /// <summary>Calls a method of the app.</summary>
    /// <param name="frame">What fields hold; changed by the call.</param>
    /// <param name="methodId">The method.</param>
    /// <param name="arguments">What it is given, the receiver first.</param>
    /// <param name="tag">Tells this call apart from others.</param>
    /// <returns>What it returns.</returns>
    public FlowValue Call(FlowFrame frame, int methodId, IReadOnlyList<FlowValue> arguments, int tag) =>
        new(_root.CallFromDriver(frame.State, methodId, [.. arguments.Select(static a => a.Elements)], tag));

    /// <summary>What a named field of objects holds.</summary>
    public FlowValue Load(FlowFrame frame, FlowValue objects, string field) =>
        new(_engine.Heap.Load(frame.State.Heap, objects.Elements, _engine.Fields.Named(field)));

    /// <summary>What objects are made of: of an address, its text.</summary>
    public FlowValue LoadData(FlowFrame frame, FlowValue objects) => new(_engine.Heap.Load(frame.State.Heap, objects.Elements, _engine.Fields.Data));

    /// <summary>Adds to what a named field of objects may hold.</summary>
    public void Add(FlowFrame frame, FlowValue objects, string field, FlowValue values) =>
        _engine.Heap.Store(frame.State.Heap, objects.Elements, _engine.Fields.Named(field), values.Elements, weak: true);

    /// <summary>What a place shared by the whole process holds.</summary>
    public FlowValue LoadShared(FlowFrame frame, string field) =>
        new([.. _engine.Heap.Load(frame.State.Heap, _engine.Symbols.Globals, _engine.Fields.Named(field))
            .Where(e => _engine.Symbols[e >> 1].Kind != SymbolKind.Path)]);

    /// <summary>Adds to a place shared by the whole process.</summary>
    public void AddShared(FlowFrame frame, string field, FlowValue values) =>
        _engine.Heap.Store(frame.State.Heap, ValueSet.Of(_engine.Symbols.Globals), _engine.Fields.Named(field), values.Elements, weak: true);

    /// <summary>All entries of a table that the whole process shares which hold anything.</summary>
    public FlowValue EntriesOf(FlowFrame frame, string table)
    {
        int[] place = _engine.Heap.Load(frame.State.Heap, _engine.Symbols.Globals, _engine.Fields.Named(table));
        List<int> found = [];
        foreach (HeapLeaf leaf in AbstractHeap.Leaves(frame.State.Heap.Root))
        {
            if (_engine.Symbols[leaf.Symbol] is { Kind: SymbolKind.Path, Parent: { } parent } entry && ValueSet.Contains(place, ValueSet.Is(parent)))
            {
                found.Add(ValueSet.Is(entry));
            }
        }

        return new(ValueSet.Of(found));
    }

    /// <summary>Adds to an entry of a table that the whole process shares.</summary>
    public void AddShared(FlowFrame frame, string table, string key, FlowValue values)
    {
        int[] place = _engine.Heap.Load(frame.State.Heap, _engine.Symbols.Globals, _engine.Fields.Named(table));
        _engine.Heap.Store(frame.State.Heap, place, _engine.Fields.Key(key), values.Elements, weak: true);
    }

    /// <summary>Adds what another frame holds; says whether that changed anything.</summary>
    public bool Join(FlowFrame into, FlowFrame from) => _engine.Heap.Join(into.State.Heap, from.State.Heap);

    /// <summary>Forgets what the fields of an object hold: the platform has made a new one in its place.</summary>
    public static void Forget(FlowFrame frame, FlowValue objects)
    {
        foreach (int element in objects.Elements)
        {
            frame.State.Heap.Remove(element >> 1);
        }
    }

    /// <summary>Forgets what static fields hold, as where a process begins; what outlives a process stays.</summary>
    /// <param name="frame">What fields hold.</param>
    public void ForgetStatics(FlowFrame frame)
    {
        Symbol globals = _engine.Symbols.Globals;
        HeapLeaf[] kept = [.. AbstractHeap.Leaves(frame.State.Heap.Of(globals)).Where(l => _engine.Fields.SortOf(l.Field) != FieldSort.Class)];
        frame.State.Heap.Remove(globals.Id);
        foreach (HeapLeaf leaf in kept)
        {
            frame.State.Heap.Set(globals, leaf.Field, leaf.Values);
        }
    }

    /// <summary>The objects of a value whose class is known.</summary>
    public IEnumerable<FlowObject> ObjectsIn(FlowValue value)
    {
        foreach (int element in value.Elements)
        {
            Symbol symbol = _engine.Symbols[element >> 1];
            if (!ValueSet.IsDerived(element) && symbol.Kind is SymbolKind.Object or SymbolKind.External)
            {
                yield return new FlowObject(symbol.TypeId, symbol.Kind == SymbolKind.Object, new FlowValue([element]));
            }
        }
    }

    /// <summary>Whether two values hold the same.</summary>
    public static bool AreSame(FlowValue a, FlowValue b) => a.Elements.AsSpan().SequenceEqual(b.Elements);

    /// <summary>The constant texts of a value.</summary>
    public IEnumerable<string> TextsIn(FlowValue value) => value.Elements
        .Where(static e => !ValueSet.IsDerived(e))
        .Select(e => _engine.Symbols[e >> 1])
        .Where(static s => s.Kind == SymbolKind.Text)
        .Select(static s => s.Text!);

    /// <summary>The constant classes of a value.</summary>
    public IEnumerable<int> ClassesIn(FlowValue value) => value.Elements
        .Where(static e => !ValueSet.IsDerived(e))
        .Select(e => _engine.Symbols[e >> 1])
        .Where(static s => s.Kind == SymbolKind.Class)
        .Select(static s => s.TypeId);

    /// <summary>What the calls so far told the driver.</summary>
    public IReadOnlyList<FlowNotice> Notices =>
    [
        .. _root.Events.Select(e => new FlowNotice(
            e.Name, _engine.Sites[e.Site].Method, _engine.Sites[e.Site].Offset, e.Type, [.. e.Values.Select(static v => new FlowValue(v))])),
    ];

    /// <summary>Takes what calls told the driver since the last time.</summary>
    public IReadOnlyList<FlowNotice> TakeNotices()
    {
        IReadOnlyList<FlowNotice> notices = Notices;
        _root.ClearEvents();
        return notices;
    }

    /// <summary>Methods outside the app that no model describes and to which data may have gone, those called most first.</summary>
    public IReadOnlyList<FlowDefault> Defaults => _engine.Defaults.ToDefaults(Hierarchy);

    /// <summary>Begins another round of calls: flows count only where the last round finds them.</summary>
    public void BeginRound() => _root.BeginRound();

    /// <summary>Analyses again what rests on summaries that grew. When it says true, the driver should make its calls again.</summary>
    public bool Settle() => _engine.Settle();

    /// <summary>
    /// Ends the analysis and begins to trace paths: summaries stand from here on. A driver that carries data from one call to another repeats
    /// its calls now, one round, so that paths can be followed through it; then it asks for <see cref="Flows"/>.
    /// </summary>
    /// <returns>Whether there is a flow that goes through the driver; otherwise the calls need not be repeated.</returns>
    public bool BeginTrace()
    {
        if (_hits is null && _engine.IsOverBudget)
        {
            _engine.CutByBudget();
        }

        _origins ??= new OriginTable(_engine.Program.Rules, _engine.Symbols, _engine.Sites);
        _hits ??= [.. AllHits().Where(h => !_origins.TryAdd(h.Node, h.Key.Label, h.Key.Site) && _origins.Leaves(h.Hit.Rule, h.Key.Argument))];
        _engine.Tracing ??= new TraceBudget(_engine.Options.MaxTraceWork, _engine.Options.Cancellation);
        _tracer ??= new FlowTracer(_engine, _engine.Tracing);
        _driverTrace ??= new DriverTrace(_tracer, _root.Gathering!, _hits.Where(static h => h.Node is null).Select(static h => h.Key.Label).ToHashSet());
        _engine.Tracing.Begin(long.MaxValue);
        _root.Listener = _driverTrace;
        return _hits.Exists(static h => h.Node is null);
    }

    /// <summary>Every flow found, each source and sink once, by source and then by sink, with its path. Ends the analysis.</summary>
    public IReadOnlyList<DataFlow> Flows()
    {
        BeginTrace();
        _root.Listener = null;
        SortedDictionary<(int, int, int, int, int, int), List<(MethodNode? Node, Symbol Label, SinkHit Hit)>> found = [];
        foreach ((MethodNode? node, (int Label, int Site, int Argument) key, SinkHit hit) in _hits!)
        {
            Symbol label = _engine.Symbols[key.Label];
            (int sourceMethod, int sourceOffset) = _engine.Sites[(int)label.Number];
            (int sinkMethod, int sinkOffset) = _engine.Sites[key.Site];
            (int, int, int, int, int, int) order = (sourceMethod, sourceOffset, label.TypeId, sinkMethod, sinkOffset, key.Argument);
            if (!found.TryGetValue(order, out List<(MethodNode?, Symbol, SinkHit)>? ways))
            {
                found.Add(order, ways = []);
            }

            ways.Add((node, label, hit));
        }

        List<DataFlow> flows = [];
        foreach (((int sourceMethod, int sourceOffset, int source, int sinkMethod, int sinkOffset, int argument), List<(MethodNode? Node, Symbol Label, SinkHit Hit)> ways) in found)
        {
            TracedPath? best = null;
            foreach ((MethodNode? node, Symbol label, SinkHit hit) in ways.OrderBy(static w => w.Node is null).ThenBy(static w => w.Hit.Depth).Take(MaxWays))
            {
                _engine.Tracing!.Begin(_engine.Options.MaxTraceWorkOfFlow);
                TracedPath path = _tracer!.Trace(node, label, hit, _driverTrace!);
                best = best is null || (path.IsWhole && !best.IsWhole) ? path : best;
                if (best.IsWhole)
                {
                    break;
                }
            }

            if (!best!.IsWhole)
            {
                _engine.Cut("paths", always: true);
            }

            flows.Add(new DataFlow(source, sourceMethod, sourceOffset, ways[0].Hit.Rule, sinkMethod, sinkOffset, argument, best.Steps.ToSteps(), _origins!.Of(ways[0].Node, ways[0].Hit.Site)));
        }

        return flows;
    }

    private IEnumerable<(MethodNode? Node, (int Label, int Site, int Argument) Key, SinkHit Hit)> AllHits()
    {
        // Where the budget cut the last round short, what the round before found counts still.
        bool isCut = _engine.IsOverBudget;
        foreach (KeyValuePair<(int Label, int Site, int Argument), SinkHit> flow in isCut ? _root.Flows.Concat(_root.EarlierFlows) : _root.Flows)
        {
            yield return (null, flow.Key, flow.Value);
        }

        HashSet<MethodNode> seen = [.. isCut ? _root.Called.Concat(_root.EarlierCalled) : _root.Called];
        Queue<MethodNode> pending = new(seen);
        while (pending.TryDequeue(out MethodNode? node))
        {
            foreach (MethodNode callee in node.Callees)
            {
                if (seen.Add(callee))
                {
                    pending.Enqueue(callee);
                }
            }

            foreach (KeyValuePair<(int Label, int Site, int Argument), SinkHit> flow in node.Flows)
            {
                yield return (node, flow.Key, flow.Value);
            }
        }
    }
}
