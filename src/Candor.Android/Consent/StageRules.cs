using Candor.Dex;
using Candor.Knowledge.Android;

namespace Candor.Android.Consent;

/// <summary>The stage of each instruction and each edge, by what is known of gates, listeners and callbacks.</summary>
internal sealed class StageRules : IStageRules
{
    /// <summary>A virtual call with more targets shows little: which of them runs cannot be told.</summary>
    private const int ManyTargets = 24;

    private readonly ConsentFacts _facts;
    private readonly CallbackOrders _orders;
    private readonly ValueFlow?[] _flows;
    private readonly Dictionary<(int Method, int Offset), ListenerRole> _roles = [];
    private readonly Dictionary<int, Guard> _sdkCallbacks = [];
    private readonly Dictionary<int, List<int>> _created;
    private readonly HashSet<int> _preparations = [];
    private readonly Dictionary<int, List<CallEdge>> _starts = [];
    private readonly Dictionary<int, int> _uncreated = [];

    public StageRules(ConsentFacts facts, CallbackOrders orders, ConsentKnowledge knowledge)
    {
        _facts = facts;
        _orders = orders;
        _flows = new ValueFlow?[facts.Program.MethodCount];
        _created = orders.Created.ToDictionary(static c => c.Key, static c => c.Value.ToList());
        foreach (var callback in knowledge.Callbacks)
        {
            AddSdkCallback(callback);
        }

        foreach (var preparation in knowledge.Switches.Where(static s => s.Argument < 0))
        {
            if (facts.Program.TryFindMethod(preparation.Method, out var method))
            {
                _preparations.Add(method);
            }
        }
    }

    public int StageCount => ConsentStage.Count;

    /// <summary>Keeps what following values through a method showed.</summary>
    public void Guard(int method, MethodStudy study)
    {
        _flows[method] = study.Flow;
        foreach (var (offset, roles) in study.Listeners)
        {
            // One object for several buttons runs at the earliest of them.
            _roles[(method, offset)] = roles.MinBy(static r => (r.Stage, r.Gate));
        }
    }

    /// <summary>Adds edges from a method that starts a component to what the component then runs.</summary>
    public void AddStart(CallEdge edge)
    {
        if (!_starts.TryGetValue(edge.Caller, out var edges))
        {
            _starts.Add(edge.Caller, edges = []);
        }

        edges.Add(edge);
    }

    /// <summary>Says when the platform creates objects of a class that no code creates.</summary>
    public void SetUncreated(int classId, int stage) => _uncreated[classId] = Math.Min(stage, _uncreated.GetValueOrDefault(classId, ConsentStage.Count));

    public int StageAt(int methodId, int codeOffset)
    {
        var guard = GuardAt(methodId, codeOffset);
        return guard.IsImpossible ? ConsentStage.Count : guard.Rank;
    }

    /// <summary>What must have held for control to come to an instruction.</summary>
    public Guard GuardAt(int methodId, int codeOffset) => _flows[methodId] switch
    {
        null => Dex.Guard.None,
        { IsComplete: false } => new(ConsentStage.Unordered, 0),
        var flow => flow.GuardAt(codeOffset),
    };

    /// <summary>Whether a method was too large to follow values through it.</summary>
    public bool IsCut(int methodId) => _flows[methodId] is { IsComplete: false };

    public int StageOf(in CallEdge edge, int targets) => GuardOf(edge, targets).Rank;

    /// <summary>What must have held for an edge to lead on.</summary>
    public Guard GuardOf(in CallEdge edge, int targets)
    {
        if (_sdkCallbacks.TryGetValue(edge.Callee, out var decided))
        {
            return decided;
        }

        if (_preparations.Contains(edge.Callee))
        {
            return new(ConsentStage.Unordered, 0);
        }

        return edge.Kind switch
        {
            CallKind.Virtual or CallKind.Interface => targets > ManyTargets ? new(ConsentStage.Unordered, 0) : Dex.Guard.None,
            CallKind.Callback => OfCallback(edge),
            CallKind.Custom => OfLambda(edge),
            _ => Dex.Guard.None,
        };
    }

    public IReadOnlyList<CallEdge> EdgesFrom(int methodId) => _starts.TryGetValue(methodId, out var edges) ? edges : [];

    public IReadOnlyList<int> MethodsOfCreated(int classId) => _created.TryGetValue(classId, out var methods) ? methods : [];

    public int StageOfUncreated(int classId) => _uncreated.GetValueOrDefault(classId, ConsentStage.Unordered);

    /// <summary>Whether a method waits for the person.</summary>
    public bool IsPrompted(int method) => _orders.IsPrompted(_facts.Program.GetMethodName(method));

    /// <summary>What must have held for the platform to call a method of an object that exists, whoever made it.</summary>
    public Guard OfCallback(int method, int viaType)
    {
        var name = _facts.Program.GetMethodName(method);
        if (name == "onClick" && OwnRole(_facts.Program.GetMethod(method).ClassId) is { } role)
        {
            return new(role.Stage, role.Gate);
        }

        return _orders.IsPrompted(name) || (viaType >= 0 && !_orders.IsUnprompted(viaType)) ? new(ConsentStage.Unordered, 0) : Dex.Guard.None;
    }

    private Guard OfCallback(in CallEdge edge) =>
        _roles.TryGetValue((edge.Caller, edge.CodeOffset), out var role) && _facts.Program.GetMethodName(edge.Callee) == "onClick"
            ? new(role.Stage, role.Gate)
            : OfCallback(edge.Callee, edge.ViaType);

    /// <summary>What the buttons say to which the objects of a class give themselves; null where they do not.</summary>
    private ListenerRole? OwnRole(int classId) =>
        _facts.OwnRoles.TryGetValue(classId, out var roles) && roles.Count > 0 ? roles.MinBy(static r => (r.Stage, r.Gate)) : null;

    /// <summary>A lambda runs when the interface that it becomes is called.</summary>
    private Guard OfLambda(in CallEdge edge)
    {
        if (_roles.TryGetValue((edge.Caller, edge.CodeOffset), out var role))
        {
            return new(role.Stage, role.Gate);
        }

        try
        {
            var method = _facts.Program.GetMethod(edge.Caller);
            var site = method.GetCode().Instructions.At(edge.CodeOffset).Index;
            string? name = null;
            foreach (var value in method.File.GetCallSite(new CallSiteHandle(site)))
            {
                name ??= value.AsString(method.File);
                if (value.Kind == EncodedValueKind.MethodType)
                {
                    var type = method.File.GetDescriptor(method.File.GetPrototype(new PrototypeHandle(value.Index)).ReturnType);
                    return _orders.IsUnprompted(type) && !_orders.IsPrompted(name ?? "") ? Dex.Guard.None : new(ConsentStage.Unordered, 0);
                }
            }
        }
        catch (BadDexException)
        {
            // A call site that cannot be read tells nothing of its interface.
        }

        return new(ConsentStage.Unordered, 0);
    }

    private void AddSdkCallback(ConsentCallback callback)
    {
        var signature = MemberSignature.Parse(callback.Method);
        if (!_facts.Graph.Hierarchy.TryFindType(signature.DeclaringType, out var type))
        {
            return;
        }

        foreach (var classId in _facts.Graph.Hierarchy.GetSubclasses(type))
        {
            var method = _facts.Graph.Hierarchy.FindMethod(_facts.Program.GetClass(classId).TypeId, signature);
            if (method >= 0)
            {
                if (!_created.TryGetValue(classId, out var methods))
                {
                    _created.Add(classId, methods = []);
                }

                methods.Add(method);
                _sdkCallbacks[method] = _facts.Gates.Of(GateKind.ConsentSdk, method, -1, callback.Name, callback.IsCertain);
            }
        }
    }
}
