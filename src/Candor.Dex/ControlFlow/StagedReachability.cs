namespace Candor.Dex;

/// <summary>
/// The methods that may run, each with the earliest stage at which it may and a path that shows it. A search from all entries at once, by stage
/// and then by distance: the stage of a path is the highest on it, of a method the lowest over all paths. A virtual call leads to a method only once
/// an object of a class exists that has it (rapid type analysis; Bacon and Sweeney, OOPSLA 1996), and the stage at which the object is created counts
/// too. Linear in the edges of the call graph. Immutable; the same on any number of cores.
/// </summary>
public sealed class StagedReachability
{
    /// <summary>
    /// Methods that the objects of an app have together, inherited ones counted anew; an app of 15 MB has under 2 million. Beyond this, a virtual
    /// call leads to every method that the hierarchy allows.
    /// </summary>
    private const long MaxObjectMethods = 40_000_000;

    private readonly CallGraph _graph;
    private readonly CodeIndex _index;
    private readonly IStageRules _rules;
    private readonly ProgramTables _tables;
    private readonly int[] _stages;
    private readonly CallEdge[] _parents;
    private readonly bool[] _isEntry;
    private readonly int[] _existing;
    private readonly int[] _creators;
    private readonly int[] _creationOffsets;
    private readonly int[] _waiting;
    private readonly CallEdge[] _waitingFor;
    private readonly Queue<(int Id, bool IsClass)>[] _pending;
    private readonly List<int> _order = [];
    private long _left = MaxObjectMethods;

    private StagedReachability(CallGraph graph, CodeIndex index, IStageRules rules)
    {
        _graph = graph;
        _index = index;
        _rules = rules;
        _tables = graph.Program.Tables;
        int methods = graph.Program.MethodCount;
        _stages = Filled(methods, rules.StageCount);
        _parents = new CallEdge[methods];
        _isEntry = new bool[methods];
        _existing = Filled(methods, rules.StageCount);
        _creators = Filled(methods, -1);
        _creationOffsets = new int[methods];
        _waiting = Filled(methods, rules.StageCount);
        _waitingFor = new CallEdge[methods];
        _pending = new Queue<(int Id, bool IsClass)>[rules.StageCount];
        for (int i = 0; i < _pending.Length; i++)
        {
            _pending[i] = new Queue<(int Id, bool IsClass)>();
        }
    }

    /// <summary>The methods that may run, by stage and then by distance from an entry.</summary>
    public IReadOnlyList<int> Methods => _order;

    /// <summary>Whether virtual calls lead to objects that exist only; false for code that is too large for it.</summary>
    public bool IsRefined => _left >= 0;

    /// <summary>Searches from entry methods.</summary>
    /// <param name="graph">The call graph.</param>
    /// <param name="index">Where objects are created.</param>
    /// <param name="entries">Entry methods with the stage at which each runs, in any order.</param>
    /// <param name="rules">The stages.</param>
    public static StagedReachability Search(CallGraph graph, CodeIndex index, IEnumerable<(int Method, int Stage)> entries, IStageRules rules)
    {
        StagedReachability result = new(graph, index, rules);
        foreach ((int method, int stage) in entries.OrderBy(static e => e.Stage).ThenBy(static e => e.Method))
        {
            if (stage < result._stages[method])
            {
                result._isEntry[method] = true;
                result.Enter(method, stage);
            }
        }

        result.EnterUncreated();
        result.Run();
        return result;
    }

    /// <summary>The earliest stage at which a method may run; the number of stages when no path leads to it.</summary>
    /// <param name="methodId">The method.</param>
    public int StageOf(int methodId) => _stages[methodId];

    /// <summary>The earliest stage at which an instruction may run.</summary>
    /// <param name="methodId">The method.</param>
    /// <param name="codeOffset">The instruction.</param>
    public int StageOf(int methodId, int codeOffset) =>
        _stages[methodId] >= _rules.StageCount ? _rules.StageCount : Math.Max(_stages[methodId], _rules.StageAt(methodId, codeOffset));

    /// <summary>A path of the method's stage from an entry to it, both included.</summary>
    /// <param name="methodId">The method.</param>
    /// <returns>The steps, the entry first; empty when the method is not reached.</returns>
    public IReadOnlyList<PathStep> PathTo(int methodId)
    {
        if (_stages[methodId] >= _rules.StageCount)
        {
            return [];
        }

        List<PathStep> steps = [new(methodId, -1, null, -1)];
        int current = methodId;
        while (!_isEntry[current])
        {
            CallEdge edge = _parents[current];
            steps.Add(new PathStep(edge.Caller, edge.CodeOffset, edge.Kind, edge.ViaType));
            current = edge.Caller;
        }

        steps.Reverse();
        return steps;
    }

    private static int[] Filled(int count, int value)
    {
        int[] result = new int[count];
        Array.Fill(result, value);
        return result;
    }

    private void Enter(int method, int stage)
    {
        _stages[method] = stage;
        _pending[stage].Enqueue((method, IsClass: false));
    }

    private void EnterUncreated()
    {
        for (int classId = 0; classId < _graph.Program.ClassCount; classId++)
        {
            if (!_index.IsCreated(classId))
            {
                int stage = _rules.StageOfUncreated(classId);
                if (stage < _rules.StageCount)
                {
                    Exist(classId, stage, -1, 0);
                }
            }
        }
    }

    private void Run()
    {
        int[] createdAt = Filled(_graph.Program.ClassCount, _rules.StageCount);
        int[] creator = new int[createdAt.Length];
        int[] creation = new int[createdAt.Length];
        for (int stage = 0; stage < _pending.Length; stage++)
        {
            while (_pending[stage].TryDequeue(out (int Id, bool IsClass) next))
            {
                if (next.IsClass)
                {
                    Exist(next.Id, stage, creator[next.Id], creation[next.Id]);
                }
                else if (_stages[next.Id] == stage)
                {
                    _order.Add(next.Id);
                    Create(next.Id, stage, createdAt, creator, creation);
                    Leave(next.Id, stage);
                }
            }
        }
    }

    /// <summary>Notes the objects that a method creates.</summary>
    private void Create(int method, int stage, int[] createdAt, int[] creator, int[] creation)
    {
        foreach (MemberUse use in _index.CreationsIn(method))
        {
            int classId = _graph.Hierarchy.ClassOf(use.Member);
            if (classId < 0 || createdAt[classId] <= stage)
            {
                continue;
            }

            int at = Math.Max(stage, _rules.StageAt(method, use.CodeOffset));
            if (at < createdAt[classId])
            {
                createdAt[classId] = at;
                creator[classId] = method;
                creation[classId] = use.CodeOffset;
                _pending[at].Enqueue((classId, IsClass: true));
            }
        }
    }

    /// <summary>An object of a class exists from a stage on: its methods, own and inherited, can be targets of virtual calls.</summary>
    private void Exist(int classId, int stage, int creator, int offset)
    {
        ClassHierarchy hierarchy = _graph.Hierarchy;
        int type = _tables.Classes[classId].TypeId;
        HashSet<int> seen = [];
        ExistMethods(classId, stage, creator, offset, seen);
        foreach (int super in hierarchy.GetSupertypes(type))
        {
            int superClass = hierarchy.ClassOf(super);
            if (superClass >= 0)
            {
                ExistMethods(superClass, stage, creator, offset, seen);
            }
        }

        if (_left < 0)
        {
            Release();
        }

        if (creator >= 0)
        {
            foreach (int method in _rules.MethodsOfCreated(classId))
            {
                Reach(new CallEdge(creator, offset, CallKind.Callback, method, -1), stage);
            }
        }
    }

    /// <summary>Gives the refinement up: what waits for an object runs.</summary>
    private void Release()
    {
        if (_left != long.MinValue)
        {
            _left = long.MinValue;
            Array.Fill(_existing, 0);
            for (int method = 0; method < _waiting.Length; method++)
            {
                if (_waiting[method] < _rules.StageCount)
                {
                    Reach(_waitingFor[method], _waiting[method]);
                }
            }
        }
    }

    private void ExistMethods(int classId, int stage, int creator, int offset, HashSet<int> seen)
    {
        ProgramClass owner = _tables.Classes[classId];
        if (_left < 0 || (_left -= owner.MethodCount + 1) < 0)
        {
            return;
        }

        for (int method = owner.FirstMethodId; method < owner.FirstMethodId + owner.MethodCount; method++)
        {
            int selector = _tables.SelectorOf(method);
            if (selector < 0 || _tables.Methods[method].Definition.IsDirect || _graph.Hierarchy.IsAbstract(method) || !seen.Add(selector)
                || _existing[method] <= stage)
            {
                continue;
            }

            _existing[method] = stage;
            _creators[method] = creator;
            _creationOffsets[method] = offset;
            if (_waiting[method] < _rules.StageCount)
            {
                ReachVirtual(_waitingFor[method], _waiting[method]);
            }
        }
    }

    private void Leave(int method, int stage)
    {
        CallSites sites = _graph.Sites;
        for (int site = sites.Start(method); site < sites.Start(method + 1); site++)
        {
            int at = Math.Max(stage, _rules.StageAt(method, sites.Offset(site)));
            int count = at < _rules.StageCount ? sites.TargetCount(site) : 0;
            for (int i = 0; i < count; i++)
            {
                int callee = sites.TargetAt(site, i);
                if (_stages[callee] <= at)
                {
                    continue;
                }

                CallEdge edge = sites.Edge(method, site, i);
                int reached = Math.Max(at, _rules.StageOf(edge, count));
                if (edge.Kind is CallKind.Virtual or CallKind.Interface)
                {
                    ReachVirtual(edge, reached);
                }
                else
                {
                    Reach(edge, reached);
                }
            }
        }

        foreach (CallEdge edge in _rules.EdgesFrom(method))
        {
            int at = Math.Max(stage, _rules.StageAt(method, edge.CodeOffset));
            Reach(edge, Math.Max(at, _rules.StageOf(edge, 1)));
        }
    }

    private void ReachVirtual(in CallEdge edge, int stage)
    {
        if (stage >= _rules.StageCount)
        {
            return;
        }

        if (stage < _waiting[edge.Callee])
        {
            _waiting[edge.Callee] = stage;
            _waitingFor[edge.Callee] = edge;
        }

        int exists = _existing[edge.Callee];
        if (exists > stage && exists < _rules.StageCount && _creators[edge.Callee] >= 0)
        {
            // The object is what comes late: the path leads through its creation.
            Reach(edge with { Caller = _creators[edge.Callee], CodeOffset = _creationOffsets[edge.Callee] }, exists);
        }
        else
        {
            Reach(edge, Math.Max(stage, exists));
        }
    }

    private void Reach(in CallEdge edge, int stage)
    {
        if (stage < _stages[edge.Callee])
        {
            _stages[edge.Callee] = stage;
            _parents[edge.Callee] = edge;
            _isEntry[edge.Callee] = false;
            _pending[stage].Enqueue((edge.Callee, IsClass: false));
        }
    }
}
