namespace Candor.Dex;

/// <summary>
/// A compositional data-flow analysis. Each method is summarised once for each context that matters (the classes and constants on which its
/// calls depend), in terms of symbols for what it is given; a call replaces the symbols by what the caller passes. Within a method the analysis is
/// flow-sensitive, with strong updates; objects are told apart by where they were made and by the last two calls through which they were handed up.
/// <para>The summaries form a lattice under inclusion of their sets, of bounded height: symbols are finite (paths have bounded depth, call
/// chains bounded length), sets are limited. A method is analysed again when a summary that it rests on grew, so the result is the least
/// fixed point, in the order of a depth-first search. Work is counted in instructions, so that budgets cut at the same place every time.</para>
/// <para>After Sharir and Pnueli (1981, functional approach) and Whaley and Rinard (OOPSLA 1999, parametric points-to summaries).</para>
/// </summary>
internal sealed class FlowEngine
{
    /// <summary>Most facts about one symbol in a context.</summary>
    public const int MaxFacts = 4;

    /// <summary>Most symbols that tell the contexts of one method apart.</summary>
    public const int MaxDistinctions = 6;

    /// <summary>Most contexts of one method; further calls use the one that knows nothing.</summary>
    private const int MaxContexts = 48;

    /// <summary>Deepest chain of calls; deeper calls are analysed later.</summary>
    private const int MaxDepth = 1500;

    /// <summary>Most analyses of one method in one context.</summary>
    private const int MaxRuns = 16;

    /// <summary>Most analyses of one whose summary is large.</summary>
    private const int MaxRunsOfLarge = 4;

    /// <summary>Writes and hits from which on a summary is large: no method that people write by hand comes near.</summary>
    private const int LargeSummary = 256;

    /// <summary>Most fields at depth that a summary may say to change, before its paths are made shorter.</summary>
    private const int MaxDeepWrites = 256;

    /// <summary>The shortest bound of paths.</summary>
    private const int MinDepth = 2;

    private readonly Dictionary<(int Method, string Context), MethodNode> _nodes = [];
    private readonly Dictionary<int, List<MethodNode>> _nodesOfMethod = [];
    private readonly PriorityQueue<MethodNode, int> _dirty = new();
    private readonly Dictionary<int, Symbol> _typeFacts = [];
    private readonly Dictionary<(string Reason, int Method), int> _cuts = [];
    private readonly Dictionary<(int Method, int Tag), long> _spent = [];
    private readonly MemoryBudget _memory;
    private MethodNode? _current;
    private int _entry = -1;
    private int _depth;
    private long _work;
    private long _endOfEntry = long.MaxValue;

    public FlowEngine(ClassHierarchy hierarchy, FlowRules rules, FlowOptions options)
    {
        Options = options;
        _memory = new MemoryBudget(options.MaxMemory);
        Program = new FlowProgram(hierarchy, rules, Fields);
        Heap = new HeapReader(Program, Symbols, Fields);
    }

    public FlowOptions Options { get; }

    public SymbolPool Symbols { get; } = new();

    public FieldPool Fields { get; } = new();

    /// <summary>Methods outside the app that no model describes.</summary>
    public DefaultTable Defaults { get; } = new();

    public SitePool Sites { get; } = new();

    /// <summary>The sets of values that summaries hold.</summary>
    public SetPool Sets { get; } = new();

    public FlowProgram Program { get; }

    public HeapReader Heap { get; }

    /// <summary>What was cut, and in how many methods.</summary>
    public IReadOnlyDictionary<string, int> CutOffs =>
        _cuts.Keys.GroupBy(static c => c.Reason).ToDictionary(static g => g.Key, static g => g.Count(), StringComparer.Ordinal);

    /// <summary>What was cut, by reason and method.</summary>
    public IEnumerable<FlowCut> Cuts => _cuts
        .OrderBy(static c => c.Key.Reason, StringComparer.Ordinal).ThenBy(static c => c.Key.Method)
        .Select(static c => new FlowCut(c.Key.Reason, c.Key.Method, c.Value));

    public int NodeCount => _nodes.Count;

    public int RunCount { get; private set; }

    /// <summary>Instructions visited so far.</summary>
    public long Work
    {
        get => _work;
        set
        {
            if (Tracing is null)
            {
                _work = value;
            }
            else
            {
                Tracing.Spend(value - _work);
            }
        }
    }

    public bool IsOverBudget => Tracing?.IsSpent ?? (_work > _endOfEntry || IsOver);

    private bool IsOver => _work > Options.MaxWork || Options.Cancellation.IsCancellationRequested || _memory.IsSpentAt(_work);

    /// <summary>
    /// While paths are traced: what that may still cost. Summaries stand as they are then, contexts and cuts too; null while the analysis runs.
    /// </summary>
    public TraceBudget? Tracing { get; set; }

    /// <summary>Counts what was cut. What methods run into when they are run again for a path counts no second time.</summary>
    public void Cut(string reason, bool always = false)
    {
        if (always || Tracing is null)
        {
            Count(reason, _current?.Code.MethodId ?? _entry);
        }
    }

    /// <summary>Counts what was cut because of something that a method does; that is told when a driver calls another.</summary>
    public void Cut(string reason, int methodId)
    {
        if (Tracing is null)
        {
            Count(reason, Math.Max(methodId, -1));
        }
    }

    private void Count(string reason, int methodId)
    {
        (string, int) key = (reason, methodId);
        _cuts[key] = _cuts.GetValueOrDefault(key) + 1;
    }

    /// <summary>Begins a call of the driver: what it costs counts against the budget of its entry point.</summary>
    public void BeginEntry(int methodId, int tag)
    {
        _entry = methodId;
        _endOfEntry = _work + Options.MaxWorkOfEntry - _spent.GetValueOrDefault((methodId, tag));
    }

    public void EndEntry(int methodId, int tag)
    {
        _spent[(methodId, tag)] = Options.MaxWorkOfEntry - (_endOfEntry - _work);
        _endOfEntry = long.MaxValue;
        _entry = -1;
    }

    /// <summary>Says that the budget cut something: of an entry point, of memory, or of the whole.</summary>
    public void CutByBudget() => Cut(_memory.IsSpent ? "memory" : IsOver ? "budget" : "entry");

    /// <summary>The fact that a value is an object of exactly this class.</summary>
    public Symbol TypeFact(int type)
    {
        if (!_typeFacts.TryGetValue(type, out Symbol? fact))
        {
            _typeFacts.Add(type, fact = Symbols.Object(-1, 0, type));
        }

        return fact;
    }

    /// <summary>The summary of a method for what a caller passes; null while a recursive call has none yet, or the method cannot be read.</summary>
    public (MethodSummary? Summary, MethodNode? Node) Summarise(int methodId, Substitution substitution, MethodAnalysis caller)
    {
        MethodCode? code = Program.Code(methodId);
        if (code?.Body is null)
        {
            return (null, null);
        }

        if (code.Body.Blocks.Length > Options.MaxBlocks || code.Body.Blocks.Length * (code.Body.RegisterCount + 2L) > Options.MaxCells)
        {
            Cut("size");
            return (null, null);
        }

        // The first analysis may find that the method depends on what is passed; then its context is looked up again.
        for (int attempt = 0; ; attempt++)
        {
            int distinctions = code.Distinctions.Count;
            MethodNode? node = Node(code, substitution, caller);
            if (Tracing is not null || node is null)
            {
                return node is { HasFailed: true } ? (null, null) : (node?.Summary, node);
            }

            MethodSummary? summary = Bring(node);
            if (node.HasFailed)
            {
                return (null, null);
            }

            if (caller.Node is { } user)
            {
                node.Dependents.Add(user);
                user.Callees.Add(node);
            }
            else
            {
                caller.Called.Add(node);
            }

            if (code.Distinctions.Count == distinctions || attempt == 4)
            {
                return (summary, node);
            }
        }
    }

    /// <summary>Analyses again what rests on summaries that grew, until none does.</summary>
    /// <returns>Whether anything was analysed.</returns>
    public bool Settle()
    {
        bool any = false;
        while (_dirty.TryDequeue(out MethodNode? node, out _))
        {
            if (node.Dirty && !node.InProgress)
            {
                any = true;
                Bring(node);
            }
        }

        return any;
    }

    /// <summary>A method depends on a symbol: callers must choose its context again.</summary>
    public void Distinguish(MethodCode code, Symbol symbol)
    {
        if (Tracing is not null || code.Distinctions.Count >= MaxDistinctions || symbol.Depth > 3 || code.Distinctions.Contains(symbol) || !IsRooted(symbol))
        {
            return;
        }

        code.Distinctions.Add(symbol);
        foreach (MethodNode node in _nodesOfMethod.GetValueOrDefault(code.MethodId) ?? [])
        {
            MarkDependents(node);
        }
    }

    private static bool IsRooted(Symbol symbol)
    {
        Symbol root = symbol;
        while (root.Parent is not null)
        {
            root = root.Parent;
        }

        return root.Kind == SymbolKind.Parameter;
    }

    private MethodNode? Node(MethodCode code, Substitution substitution, MethodAnalysis caller)
    {
        List<(Symbol, int[])> context = [];
        string key = "";
        foreach (Symbol symbol in code.Distinctions.ToArray())
        {
            if (substitution.FactsOf(symbol, caller) is { } facts)
            {
                context.Add((symbol, facts));
                key += $"{symbol.Id}:{string.Join(',', facts)};";
            }
        }

        if (_nodes.TryGetValue((code.MethodId, key), out MethodNode? node))
        {
            return node;
        }

        if (code.Contexts >= MaxContexts && key.Length > 0)
        {
            Cut("contexts");
            (context, key) = ([], "");
            if (_nodes.TryGetValue((code.MethodId, key), out node))
            {
                return node;
            }
        }

        if (Tracing is not null)
        {
            return null;
        }

        code.Contexts++;
        node = new MethodNode(code, context, _nodes.Count);
        _nodes.Add((code.MethodId, key), node);
        if (!_nodesOfMethod.TryGetValue(code.MethodId, out List<MethodNode>? list))
        {
            _nodesOfMethod.Add(code.MethodId, list = []);
        }

        list.Add(node);
        return node;
    }

    private MethodSummary? Bring(MethodNode node)
    {
        if (node.InProgress)
        {
            node.UsedInProgress = true;
            return node.Summary;
        }

        if ((node.Summary is not null && !node.Dirty) || node.HasFailed)
        {
            return node.Summary;
        }

        if (_depth >= MaxDepth)
        {
            Later(node);
            return node.Summary;
        }

        if (IsOverBudget)
        {
            CutByBudget();
            return node.Summary;
        }

        MethodNode? caller = _current;
        _depth++;
        _current = node;
        node.InProgress = true;
        try
        {
            do
            {
                node.UsedInProgress = false;
                node.Dirty = false;
                if (node.Runs++ >= (node.Summary is { } large && large.Writes.Length + large.Hits.Length > LargeSummary ? MaxRunsOfLarge : MaxRuns))
                {
                    Cut("repetitions");
                    break;
                }

                RunCount++;
                foreach (MethodNode callee in node.Callees)
                {
                    callee.Dependents.Remove(node);
                }

                node.Callees.Clear();
                MethodSummary summary;
                try
                {
                    summary = Analyse(node);
                }
                catch (Exception e) when (IsMistake(e))
                {
                    // The method counts as one that cannot be read; what was found elsewhere stands.
                    Cut("fault", always: true);
                    node.HasFailed = true;
                    MarkDependents(node);
                    break;
                }

                bool changed = !summary.SameAs(node.Summary);
                node.Summary = summary;
                if (changed)
                {
                    MarkDependents(node);
                }

                if (!changed && node.UsedInProgress)
                {
                    break;
                }
            }
            while (node.UsedInProgress && !IsOverBudget);
        }
        finally
        {
            node.InProgress = false;
            _current = caller;
            _depth--;
            if (_work > _endOfEntry)
            {
                // Another entry point may still finish it.
                node.Dirty = true;
            }
        }

        return node.Summary;
    }

    /// <summary>Whether an exception is a mistake of the analysis, that code made for it may have looked for, and no end of time, memory or stack.</summary>
    internal static bool IsMistake(Exception exception) =>
        exception is IndexOutOfRangeException or ArgumentException or InvalidOperationException or NullReferenceException or KeyNotFoundException or ArithmeticException or InvalidCastException;

    /// <summary>
    /// Analyses a method. Where objects hold one another in many ways the paths from its parameters multiply with every field: then they are
    /// made shorter, and what lies deeper counts as data of what lies there.
    /// </summary>
    private MethodSummary Analyse(MethodNode node)
    {
        MethodSummary summary = new MethodAnalysis(this, node).Run();
        while (summary.Writes.Length > MaxDeepWrites && node.MaxDepth > MinDepth && !IsOverBudget
            && summary.Writes.Count(w => w.Symbol.IsSymbolic && w.Symbol.Depth >= MinDepth) > MaxDeepWrites)
        {
            node.MaxDepth = Math.Max(MinDepth, node.MaxDepth - 2);
            Cut("depth");
            summary = new MethodAnalysis(this, node).Run();
        }

        return summary;
    }

    private void MarkDependents(MethodNode node)
    {
        foreach (MethodNode dependent in node.Dependents)
        {
            if (!dependent.Dirty)
            {
                Later(dependent);
            }
        }
    }

    private void Later(MethodNode node)
    {
        node.Dirty = true;
        _dirty.Enqueue(node, -node.Order);
    }
}
