using System.Collections.Immutable;
using Candor.Android.Code;
using Candor.Dex;
using Candor.Knowledge.Android;

namespace Candor.Android.Flows;

/// <summary>
/// Plays the system: makes the components that the manifest declares, calls them in the order of their life cycles, calls back what they
/// registered, and carries intents, results and preferences between them, until nothing new is learnt.
/// </summary>
internal sealed partial class FlowDriver
{
    /// <summary>Most rounds over all components.</summary>
    private const int MaxRounds = 8;

    /// <summary>Most visits of one stage of a component.</summary>
    private const int MaxVisits = 16;

    private static readonly ImmutableArray<string> FragmentTypes =
        ["Landroid/app/Fragment;", "Landroidx/fragment/app/Fragment;", "Landroid/support/v4/app/Fragment;"];

    private readonly AppCode _code;
    private readonly AndroidKnowledge _knowledge;
    private readonly FlowAnalysis _analysis;
    private readonly List<FlowComponent> _components = [];
    private readonly HashSet<int> _componentTypes = [];
    private readonly FlowFrame _shared = FlowAnalysis.NewFrame();
    private readonly LayoutFacts _layouts;
    private readonly CallbackMethods _callbackMethods;
    private readonly Dictionary<(int Method, int Component), int> _tags = [];
    private readonly Dictionary<string, int> _externals = new(StringComparer.Ordinal);
    private readonly int _intentType;
    private readonly int _resultSource;
    private bool _changed;

    public FlowDriver(AppCode code, AndroidKnowledge knowledge, FlowAnalysis analysis, LayoutFacts layouts)
    {
        _code = code;
        _knowledge = knowledge;
        _analysis = analysis;
        _layouts = layouts;
        _callbackMethods = new CallbackMethods(code, analysis, _componentTypes);
        _resultSource = FlowRulesOf.ResultSource(knowledge);
        code.Hierarchy.TryFindType("Landroid/content/Intent;", out _intentType);
    }

    public IReadOnlyList<FlowComponent> Components => _components;

    /// <summary>Runs everything to its fixed point, or to the end of the budget.</summary>
    public void Run(Action<int, int, int>? progress = null)
    {
        AddLayoutObjects();
        for (int round = 0; round < MaxRounds; round++)
        {
            _changed = false;
            _analysis.BeginRound();
            for (int i = 0; i < _components.Count; i++)
            {
                progress?.Invoke(round, i, _components.Count);
                RunComponent(_components[i]);
            }

            _changed |= _analysis.Settle();
            if (!_changed || _analysis.IsOverBudget)
            {
                return;
            }
        }
    }

    /// <summary>Runs every component once more, so that paths can be followed from one call of the system to another.</summary>
    public void Repeat()
    {
        foreach (FlowComponent component in _components)
        {
            RunComponent(component);
        }
    }

    private void RunComponent(FlowComponent component)
    {
        FlowFrame start = _shared.Clone();
        FlowFrame end = RunStages(component, component.Object, component.TypeId, component.Stages, start, isComponent: true);
        _changed |= _analysis.Join(_shared, end);
    }

    /// <summary>Runs stages to a fixed point; returns the join of what they leave.</summary>
    private FlowFrame RunStages(
        FlowComponent component, FlowValue self, int type, ImmutableArray<LifecycleStage> stages, FlowFrame start, bool isComponent)
    {
        FlowFrame?[] entry = new FlowFrame?[stages.Length];
        int[] visits = new int[stages.Length];
        FlowFrame? all = null;
        SortedSet<int> pending = [0];
        entry[0] = start.Clone();
        while (pending.Count > 0 && !_analysis.IsOverBudget)
        {
            int stage = pending.Min;
            pending.Remove(stage);
            if (visits[stage]++ >= MaxVisits)
            {
                continue;
            }

            FlowFrame frame = entry[stage]!.Clone();
            bool isBirth = isComponent && component.Kind == "application" && stages[stage].IsNew;
            if (isBirth)
            {
                // Nothing of the process has run before it: what the rounds before left in static fields is not there yet.
                _analysis.ForgetStatics(frame);
            }

            if (stages[stage].IsNew)
            {
                FlowAnalysis.Forget(frame, self);
                Create(component, self, type, frame);
            }

            RunStage(component, self, type, stages[stage], frame, isComponent);
            if (isBirth)
            {
                _analysis.Join(frame, entry[stage]!);
            }

            if (all is null)
            {
                all = frame.Clone();
            }
            else
            {
                _analysis.Join(all, frame);
            }

            foreach (int next in stages[stage].Next)
            {
                if (entry[next] is null)
                {
                    entry[next] = frame.Clone();
                    pending.Add(next);
                }
                else if (_analysis.Join(entry[next]!, frame))
                {
                    pending.Add(next);
                }
            }
        }

        return all ?? start;
    }

    private void Create(FlowComponent component, FlowValue self, int type, FlowFrame frame)
    {
        _analysis.Add(frame, self, "intent", component.Incoming.Or(External("intent", _intentType)));
        if (component.Kind == "application")
        {
            _analysis.AddShared(frame, "application", self);
        }

        int constructor = MethodsNamed(type, "<init>").FirstOrDefault(m => _analysis.ParameterCount(m) == 1, -1);
        if (constructor >= 0)
        {
            Call(component, self, constructor, frame);
        }
    }

    private void RunStage(FlowComponent component, FlowValue self, int type, LifecycleStage stage, FlowFrame frame, bool isComponent)
    {
        if (!stage.IsRunning)
        {
            foreach (int method in stage.Methods.SelectMany(name => MethodsNamed(type, name)))
            {
                Call(component, self, method, frame);
            }

            Act(component, frame);
            return;
        }

        for (int pass = 0; pass < MaxVisits; pass++)
        {
            bool changed = false;
            IEnumerable<string> names = isComponent ? stage.Methods.Concat(component.Further) : stage.Methods;
            foreach (int method in names.SelectMany(name => MethodsNamed(type, name)).Concat(isComponent ? ClickHandlers(type) : []))
            {
                FlowFrame one = frame.Clone();
                Call(component, self, method, one);
                changed |= _analysis.Join(frame, one);
            }

            changed |= Act(component, frame);
            if (isComponent)
            {
                for (int i = 0; i < component.Callbacks.Count && !_analysis.IsOverBudget; i++)
                {
                    FlowFrame one = frame.Clone();
                    CallBack(component, component.Callbacks[i], one);
                    changed |= _analysis.Join(frame, one);
                    changed |= Act(component, frame);
                }
            }

            if (!changed || _analysis.IsOverBudget)
            {
                return;
            }
        }
    }

    /// <summary>Methods that layouts name as click handlers.</summary>
    private IEnumerable<int> ClickHandlers(int type)
    {
        foreach (string name in _layouts.Handlers)
        {
            foreach (int method in MethodsNamed(type, name))
            {
                if (_analysis.ParameterCount(method) == 2)
                {
                    yield return method;
                }
            }
        }
    }

    private void CallBack(FlowComponent component, FlowCallback callback, FlowFrame frame)
    {
        if (FragmentTypes.Any(t => _code.Hierarchy.TryFindType(t, out int f) && _code.Hierarchy.IsSubtype(callback.ObjectType, f)))
        {
            _analysis.Add(frame, callback.Object, "activity", component.Object);
            FlowFrame end = RunStages(component, callback.Object, callback.ObjectType, FragmentStages(callback), frame, isComponent: false);
            _analysis.Join(frame, end);
            return;
        }

        foreach (int method in _callbackMethods.Of(callback))
        {
            FlowFrame one = frame.Clone();
            Call(component, callback.Object, method, one, callback);
            _analysis.Join(frame, one);
        }
    }

    /// <summary>The life cycle of a fragment; whatever else it overrides of the platform's <c>on…</c> methods runs while it is on the screen.</summary>
    private ImmutableArray<LifecycleStage> FragmentStages(FlowCallback callback)
    {
        HashSet<string> known = [.. Lifecycle.Fragment.SelectMany(static s => s.Methods)];
        ImmutableArray<string> further =
        [
            .. _callbackMethods.Of(callback with { TypeId = -1 }).Select(_code.Program.GetMethodName)
                .Where(n => n.StartsWith("on", StringComparison.Ordinal) && !known.Contains(n)).Distinct(StringComparer.Ordinal),
        ];
        return further.IsEmpty ? Lifecycle.Fragment : [.. Lifecycle.Fragment.Select(s => s.IsRunning ? s with { Methods = [.. s.Methods, .. further] } : s)];
    }

    private FlowValue Grow(FlowValue before, FlowValue more)
    {
        FlowValue joined = before.Or(more);
        _changed |= !FlowAnalysis.AreSame(before, joined);
        return joined;
    }
}
