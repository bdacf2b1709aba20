namespace Candor.Dex;

/// <summary>
/// Finds the path of a flow after the analysis has ended. Summaries are parametric and say only that data comes through, so the methods on the
/// way are run once more over the final summaries, and the way is searched backward in them: from the sink's argument to the beginning of its
/// method, from there to the caller's argument, and so on to the source. Between calls of a driver <see cref="DriverTrace"/> says who wrote what
/// another read.
/// </summary>
internal sealed class FlowTracer
{
    /// <summary>Deepest chain of calls that a search looks through.</summary>
    private const int MaxDepth = 200;

    /// <summary>Most states kept, in registers and entries of heaps.</summary>
    private const long MaxKept = 6_000_000;

    private readonly FlowEngine _engine;
    private readonly TraceBudget _budget;
    private readonly Dictionary<MethodNode, NodeReplay> _replays = [];
    private readonly Dictionary<(MethodNode Node, TracePlace Exit, int Value), Trail?> _exits = [];
    private int _depth;
    private int _incomplete;

    /// <summary>Begins tracing: from here on the engine's summaries stand.</summary>
    public FlowTracer(FlowEngine engine, TraceBudget budget)
    {
        _engine = engine;
        _budget = budget;
        Locator = new DataLocator(engine.Symbols, engine.Fields, engine.Heap);
        Names = new HolderNames(engine.Program.Hierarchy, engine.Fields);
    }

    public SymbolPool Symbols => _engine.Symbols;

    public FieldPool Fields => _engine.Fields;

    public SitePool Sites => _engine.Sites;

    public HeapReader Reader => _engine.Heap;

    public DataLocator Locator { get; }

    public HolderNames Names { get; }

    public bool Spend(long cost) => _budget.Spend(cost);

    /// <summary>What a field that a method changes held when it began, in its own terms.</summary>
    public int[] Initial(MethodNode node, FieldWrite write)
    {
        int depth = Reader.MaxDepth;
        Reader.MaxDepth = node.MaxDepth;
        int[] initial = Reader.Initial(write.Symbol, write.Field);
        Reader.MaxDepth = depth;
        return initial;
    }

    /// <summary>Whether a source at a place yields an element.</summary>
    public bool IsSource(int element, int method, int offset) =>
        Symbols[element >> 1] is { Kind: SymbolKind.Label } label && Sites[(int)label.Number] == (method, offset);

    /// <summary>Whether a place is an element of an array or list, an entry of a map or bundle, or shared by the whole process.</summary>
    public bool IsContainer(TracePlace place) =>
        Fields.SortOf(place.Field) is FieldSort.Index or FieldSort.Key || (IsShared(place) && Fields.SortOf(place.Field) != FieldSort.Class);

    /// <summary>Whether a place is a static field, or one that the whole process shares, or in a table of those.</summary>
    public bool IsShared(TracePlace place) => place.IsCell && IsShared(Symbols[place.Symbol]);

    /// <summary>Places that the whole process shares without a static field: those that are written, and that for which a symbol stands.</summary>
    public IEnumerable<TracePlace> SharedPlaces(AbstractHeap heap, Symbol symbol)
    {
        if (symbol is { Kind: SymbolKind.Path, Parent: { } parent } && IsShared(parent) && Fields.SortOf((int)symbol.Number) != FieldSort.Class)
        {
            yield return TracePlace.Of(parent.Id, (int)symbol.Number);
        }

        foreach (HeapLeaf leaf in AbstractHeap.Leaves(heap.Root))
        {
            if (Fields.SortOf(leaf.Field) != FieldSort.Class && IsShared(Symbols[leaf.Symbol]))
            {
                yield return TracePlace.Of(leaf.Symbol, leaf.Field);
            }
        }
    }

    private bool IsShared(Symbol symbol)
    {
        for (Symbol? at = symbol; at is not null; at = at.Parent)
        {
            if (at.Kind == SymbolKind.Globals)
            {
                return true;
            }

            if (at.Kind != SymbolKind.Path || Fields.SortOf((int)at.Number) == FieldSort.Class)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether a call that names one method has the system run another.</summary>
    public bool IsHandedOver(MethodUse use, int callee)
    {
        string name = _engine.Program.Program.GetMethodName(callee);
        return use.Name != name && name != "<clinit>" && !name.StartsWith("lambda$", StringComparison.Ordinal)
            && use.Name is not ("invokeExact" or "invokeWithArguments");
    }

    /// <summary>A call by which the app gives an object to the system; null where that is not seen in the call.</summary>
    /// <param name="method">The method.</param>
    /// <param name="offset">The call.</param>
    /// <param name="given">The object.</param>
    /// <param name="field">The field of it that counts.</param>
    public FlowStep? SendingStep(int method, int offset, Symbol given, int field)
    {
        if (_engine.Program.Code(method) is not { Body: { } body } code || body.Instructions.FirstOrDefault(i => i.Offset == offset) is not { IsInvoke: true } call
            || call.Opcode is Opcode.InvokeCustom or Opcode.InvokeCustomRange || (uint)call.Index >= (uint)body.File.MethodCount)
        {
            return null;
        }

        MethodUse use = _engine.Program.Use(code.FileIndex, call.Index);
        ReadOnlySpan<int> registers = body.ArgumentsOf(call);
        int at = call.Opcode is Opcode.InvokeStatic or Opcode.InvokeStaticRange ? 0 : 1;
        for (int p = 0; p < use.ParameterTypes.Length && at < registers.Length; at += use.Wide[p] ? 2 : 1, p++)
        {
            if (given.TypeId >= 0 && use.ParameterTypes[p] >= 0 && _engine.Program.Hierarchy.IsSubtype(given.TypeId, use.ParameterTypes[p]))
            {
                string text = HolderNames.Register(body, registers[at]) + HolderNames.FieldText(Fields, field);
                return new FlowStep(method, offset, registers[at], text, FlowStepKind.Handover);
            }
        }

        return null;
    }

    /// <summary>The fields that lead from a value to a field of an object, as text; null where none do.</summary>
    public string? Cell(AbstractHeap heap, int[] values, TracePlace place) =>
        Locator.Way(heap, values, place.Symbol) is { } way ? way + HolderNames.FieldText(Fields, place.Field) : null;

    /// <summary>The steps in a method by which what it was given, or what a source in it yields, comes to a place at its end.</summary>
    /// <param name="node">The method.</param>
    /// <param name="exit">The place.</param>
    /// <param name="value">What lies there, in the method's own terms.</param>
    /// <returns>Null where no way is found.</returns>
    public Trail? Exit(MethodNode node, TracePlace exit, int value)
    {
        (MethodNode, TracePlace, int) key = (node, exit, value);
        if (_exits.TryGetValue(key, out Trail? known))
        {
            _incomplete += known is null ? 1 : 0;
            return known;
        }

        if (_depth >= MaxDepth)
        {
            _incomplete++;
            return null;
        }

        int incomplete = _incomplete;
        _exits.Add(key, null);
        _depth++;
        PathSearch search = new(this, Replay(node), value);
        search.BeginAtExits(exit);
        Trail? found = search.Run();
        _depth--;
        _exits[key] = found;
        if (found is null && (_incomplete != incomplete || _budget.IsSpent))
        {
            // It ran into a method that is being looked through already, or out of its budget: another way to here may fare better.
            _exits.Remove(key);
        }

        return found;
    }

    /// <summary>The steps from a source, or from the beginning of a method, to a call on the way to the sink, and on from there.</summary>
    public TracedPath Down(MethodNode node, SinkHit hit, TracedPath before)
    {
        TracedPath path = before;
        MethodNode at = node;
        for (SinkHit? current = hit; current is not null; current = current.Callee)
        {
            PathSearch search = new(this, Replay(at), current.Element);
            search.BeginAt(current);
            if (search.Run() is { } steps)
            {
                path = path with { Steps = path.Steps.Then(steps) };
            }
            else
            {
                int offset = current.Callee is null ? Sites[current.Site].Offset : current.CallOffset;
                FlowStepKind kind = current.Callee is null ? FlowStepKind.Sink : FlowStepKind.Call;
                path = Unexplained(path, at, offset).Then(new FlowStep(at.Code.MethodId, offset, -1, "", kind));
            }

            at = current.CalleeNode ?? at;
        }

        return path;
    }

    /// <summary>The path of a flow.</summary>
    /// <param name="node">Where source and sink come together; null for the driver.</param>
    /// <param name="label">The source.</param>
    /// <param name="hit">The way to the sink from there.</param>
    /// <param name="driver">What the driver's calls did.</param>
    public TracedPath Trace(MethodNode? node, Symbol label, SinkHit hit, DriverTrace driver)
    {
        if (node is null)
        {
            return driver.Path(label, hit);
        }

        TracedPath path = Down(node, hit, TracedPath.Empty);
        if (path.IsWhole || path.Steps.ToSteps() is [{ Kind: FlowStepKind.Source }, ..])
        {
            return path;
        }

        return new TracedPath(Trail.Of(SourceStep(label)).Then(path.Steps), IsWhole: false);
    }

    public FlowStep SourceStep(Symbol label)
    {
        (int method, int offset) = Sites[(int)label.Number];
        return new FlowStep(method, offset, -1, "", FlowStepKind.Source);
    }

    public static TracedPath Unexplained(TracedPath path, MethodNode at, int offset) =>
        path.Then(new FlowStep(at.Code.MethodId, offset, -1, "", FlowStepKind.Unexplained)) with { IsWhole = false };

    private NodeReplay Replay(MethodNode node)
    {
        if (!_replays.TryGetValue(node, out NodeReplay? replay))
        {
            if (_replays.Values.Sum(static r => r.Kept) > MaxKept)
            {
                _replays.Clear();
            }

            _replays.Add(node, replay = new NodeReplay(_engine, node));
        }

        return replay;
    }
}
