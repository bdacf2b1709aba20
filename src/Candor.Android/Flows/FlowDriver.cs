using System.Collections.Immutable;
using System.Globalization;
using Candor.Android.Code;
using Candor.Android.Manifest;
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

    /// <summary>Names by which code outside calls back what it is given, where its types are not known (Kotlin, Rx and the like).</summary>
    private static readonly ImmutableHashSet<string> CallbackNames = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "invoke", "invokeSuspend", "run", "call", "accept", "apply", "get", "onNext", "onSuccess", "onResult", "onComplete", "onResponse", "emit", "test",
        "onClick", "onChanged", "doWork", "onEvent", "onFailure", "onError", "onSubscribe", "onActivityResult");

    /// <summary>Stands for the type by which a page in a web view knows an object.</summary>
    private const int BridgeType = -2;

    private static readonly ImmutableArray<string> FragmentTypes =
        ["Landroid/app/Fragment;", "Landroidx/fragment/app/Fragment;", "Landroid/support/v4/app/Fragment;"];

    private readonly AppCode _code;
    private readonly AndroidKnowledge _knowledge;
    private readonly FlowAnalysis _analysis;
    private readonly List<FlowComponent> _components = [];
    private readonly HashSet<int> _componentTypes = [];
    private readonly FlowFrame _shared = FlowAnalysis.NewFrame();
    private readonly LayoutFacts _layouts;
    private readonly Dictionary<(int Type, int Known), int[]> _callbackMethods = [];
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
        _resultSource = FlowRulesOf.ResultSource(knowledge);
        code.Hierarchy.TryFindType("Landroid/content/Intent;", out _intentType);
    }

    public IReadOnlyList<FlowComponent> Components => _components;

    /// <summary>Adds what a manifest declares; without a manifest, every class that looks like a component.</summary>
    public void AddComponents(AndroidManifest? manifest)
    {
        if (manifest is null)
        {
            AddUndeclared();
            return;
        }

        foreach (string name in new[] { manifest.ApplicationClass, manifest.AppComponentFactory }.OfType<string>())
        {
            Add("application", name, null);
        }

        foreach (ManifestComponent component in manifest.Components.Where(static c => c.Kind == ComponentKind.Provider))
        {
            Add("provider", component.Name, component);
            foreach (MetaData initializer in component.MetaData.Where(static m => m.Value == EntryPoints.StartupAuthority))
            {
                Add("other", initializer.Name, null);
            }
        }

        foreach (ManifestComponent component in manifest.Components.Where(static c => c.Kind != ComponentKind.Provider && c.Enabled))
        {
            Add(
                component.Kind switch { ComponentKind.Service => "service", ComponentKind.Receiver => "receiver", _ => "activity" },
                component.TargetActivity ?? component.Name,
                component);
        }

        foreach (Instrumentation instrumentation in manifest.Instrumentations)
        {
            Add("other", instrumentation.Name, null);
        }
    }

    /// <summary>Views and fragments that layouts create belong to every screen; the first one stands for all.</summary>
    private void AddLayoutObjects()
    {
        FlowComponent? screen = _components.Find(static c => c.Kind == "activity");
        foreach ((string name, SortedSet<long> ids) in _layouts.Classes)
        {
            if (screen is not null && _code.Hierarchy.TryFindType($"L{name.Replace('.', '/')};", out int type) && _code.Hierarchy.ClassOf(type) is >= 0 and var classId
                && !screen.Callbacks.Exists(c => c.ObjectType == type) && !_analysis.IsLibraryClass(classId))
            {
                FlowValue created = _analysis.NewObject(type, _components.Count + classId);
                screen.Callbacks.Add(new FlowCallback(created, type, -1));
                foreach (long id in ids)
                {
                    _analysis.AddShared(_shared, "inflated", id.ToString(CultureInfo.InvariantCulture), created);
                }
            }
        }
    }

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

    private void Add(string kind, string className, ManifestComponent? declared)
    {
        if (!_code.Hierarchy.TryFindType($"L{className.Replace('.', '/')};", out int type) || _code.Hierarchy.ClassOf(type) < 0)
        {
            return;
        }

        // An alias leads to the same activity.
        if (_components.Find(c => c.TypeId == type && c.Kind == kind) is { } known)
        {
            if (declared is not null)
            {
                _components[known.Number] = Copy(known, [.. known.Filters, .. declared.IntentFilters]);
            }

            return;
        }

        _componentTypes.Add(type);
        _components.Add(new FlowComponent
        {
            Number = _components.Count,
            Kind = kind,
            Name = className,
            TypeId = type,
            Object = _analysis.NewObject(type, _components.Count),
            Stages = kind switch
            {
                "activity" => Lifecycle.Activity,
                "service" => Lifecycle.Service,
                "receiver" => Lifecycle.Receiver,
                "provider" => Lifecycle.Provider,
                "application" => Lifecycle.Application,
                _ => [new LifecycleStage([], [0], IsRunning: true, IsNew: true)],
            },
            Further = FurtherMethods(kind, type),
            Filters = declared?.IntentFilters ?? [],
            Authorities = declared?.Authorities ?? [],
        });
    }

    private static FlowComponent Copy(FlowComponent one, ImmutableArray<IntentFilter> filters) => new()
    {
        Number = one.Number,
        Kind = one.Kind,
        Name = one.Name,
        TypeId = one.TypeId,
        Object = one.Object,
        Stages = one.Stages,
        Further = one.Further,
        Filters = filters,
        Authorities = one.Authorities,
    };

    /// <summary>Methods that the knowledge gives to the platform types above a component and that its life cycle does not name.</summary>
    private ImmutableArray<string> FurtherMethods(string kind, int type)
    {
        HashSet<string> known = kind switch
        {
            "activity" => [.. Lifecycle.Activity.SelectMany(static s => s.Methods)],
            "service" => [.. Lifecycle.Service.SelectMany(static s => s.Methods)],
            "receiver" => [.. Lifecycle.Receiver.SelectMany(static s => s.Methods)],
            "provider" => [.. Lifecycle.Provider.SelectMany(static s => s.Methods)],
            "application" => [.. Lifecycle.Application.SelectMany(static s => s.Methods)],
            _ => [],
        };
        return
        [
            .. _knowledge.EntryPoints
                .Where(r => r.IsDeclared && _code.Hierarchy.TryFindType(r.Type, out int above) && _code.Hierarchy.IsSubtype(type, above))
                .SelectMany(static r => r.Methods)
                .Where(m => !known.Contains(m))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    private void AddUndeclared()
    {
        foreach ((string kind, string above) in new[]
        {
            ("application", "Landroid/app/Application;"), ("provider", "Landroid/content/ContentProvider;"),
            ("activity", "Landroid/app/Activity;"), ("service", "Landroid/app/Service;"), ("receiver", "Landroid/content/BroadcastReceiver;"),
        })
        {
            if (_code.Hierarchy.TryFindType(above, out int type))
            {
                foreach (int classId in _code.Hierarchy.GetSubclasses(type))
                {
                    Add(kind, _code.Program.GetClassDescriptor(classId).TrimStart('L').TrimEnd(';').Replace('/', '.'), null);
                }
            }
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

        foreach (int method in CallbackMethods(callback))
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
            .. CallbackMethods(callback with { TypeId = -1 }).Select(_code.Program.GetMethodName)
                .Where(n => n.StartsWith("on", StringComparison.Ordinal) && !known.Contains(n)).Distinct(StringComparer.Ordinal),
        ];
        return further.IsEmpty ? Lifecycle.Fragment : [.. Lifecycle.Fragment.Select(s => s.IsRunning ? s with { Methods = [.. s.Methods, .. further] } : s)];
    }

    /// <summary>
    /// The methods of an object that override one of the type by which the platform knows it; where a type above it is neither in the app nor known,
    /// all that are public.
    /// </summary>
    private int[] CallbackMethods(FlowCallback callback)
    {
        (int, int) key = (callback.ObjectType, callback.TypeId);
        if (_callbackMethods.TryGetValue(key, out int[]? known))
        {
            return known;
        }

        ClassHierarchy hierarchy = _code.Hierarchy;
        HashSet<string> names = new(StringComparer.Ordinal);
        bool unknown = true;
        bool missing = false;
        IEnumerable<int> above = callback.TypeId >= 0 && !IsBare(callback.TypeId)
            && (hierarchy.IsFramework(callback.TypeId) || (hierarchy.ClassOf(callback.TypeId) is >= 0 and var given && _analysis.IsLibraryClass(given)))
            ? [callback.TypeId, .. hierarchy.GetSupertypes(callback.TypeId).ToArray()]
            : hierarchy.GetSupertypes(callback.ObjectType).ToArray();
        bool isListener = callback.TypeId >= 0 && !hierarchy.IsFramework(callback.TypeId) && _components.Exists(c => c.TypeId == callback.ObjectType);
        if (isListener)
        {
            // Of a component that a library calls back, only what listeners have: the rest is its life cycle.
            names.UnionWith(CallbackNames);
            unknown = false;
            above = [];
        }

        foreach (int type in above)
        {
            if (hierarchy.ClassOf(type) is >= 0 and var library && _analysis.IsLibraryClass(library))
            {
                // A library that the app brings and that is not followed calls back as its own types say.
                unknown = false;
                ProgramClass declared = _code.Program.GetClass(library);
                names.UnionWith(Enumerable.Range(declared.FirstMethodId, declared.MethodCount).Select(_code.Program.GetMethodName).Where(static n => n[0] != '<'));
            }

            missing |= hierarchy.ClassOf(type) < 0 && !hierarchy.IsFramework(type);
            if (hierarchy.IsFramework(type) && hierarchy.GetDescriptor(type) != "Ljava/lang/Object;")
            {
                unknown = false;
                foreach (string name in hierarchy.Framework.GetMethods(hierarchy.Framework.Find(hierarchy.GetDescriptor(type))))
                {
                    names.Add(name);
                }
            }
        }

        HashSet<int> bridges = callback.TypeId == BridgeType ? PageMethods(callback.ObjectType) : [];
        SortedSet<int> methods = [];
        for (int type = callback.ObjectType, depth = 0; type >= 0 && depth < 64; type = hierarchy.GetSuper(type), depth++)
        {
            int classId = hierarchy.ClassOf(type);
            if (classId < 0)
            {
                continue;
            }

            ProgramClass owner = _code.Program.GetClass(classId);
            for (int m = owner.FirstMethodId; m < owner.FirstMethodId + owner.MethodCount; m++)
            {
                ProgramMethod method = _code.Program.GetMethod(m);
                string name = _code.Program.GetMethodName(m);
                if (callback.TypeId == BridgeType ? bridges.Contains(m) : method.HasCode && !_analysis.IsLibrary(m) && !method.Definition.IsDirect && (names.Contains(name) || (unknown && CallbackNames.Contains(name)) || (missing && method.Definition.Flags.HasFlag(AccessFlags.Public)))
                    && !methods.Any(o => _code.Program.GetMethodName(o) == name && _analysis.ParameterCount(o) == _analysis.ParameterCount(m)))
                {
                    methods.Add(m);
                }
            }
        }

        int[] found = [.. methods];
        _callbackMethods.Add(key, found);
        return found;
    }

    /// <summary>Methods of a class, or of one above it, that a page may call: those annotated for it (android.webkit.JavascriptInterface).</summary>
    private HashSet<int> PageMethods(int objectType)
    {
        HashSet<int> methods = [];
        for (int type = objectType, depth = 0; type >= 0 && depth < 64; type = _code.Hierarchy.GetSuper(type), depth++)
        {
            int classId = _code.Hierarchy.ClassOf(type);
            if (classId < 0)
            {
                continue;
            }

            ProgramClass owner = _code.Program.GetClass(classId);
            try
            {
                AnnotationDirectory annotations = owner.Definition.Annotations;
                for (int position = 0; position < annotations.MethodCount; position++)
                {
                    bool marked = false;
                    AnnotationSet all = annotations.GetMethod(position, out MethodHandle handle);
                    for (int a = 0; a < all.Count; a++)
                    {
                        marked |= owner.File.GetDescriptor(all[a].Type) == "Landroid/webkit/JavascriptInterface;";
                    }

                    for (int m = owner.FirstMethodId; marked && m < owner.FirstMethodId + owner.MethodCount; m++)
                    {
                        if (_code.Program.GetMethod(m) is { HasCode: true } method && method.Definition.Handle == handle)
                        {
                            methods.Add(m);
                        }
                    }
                }
            }
            catch (BadDexException)
            {
                // What cannot be read of the annotations is reported when the SDKs are looked for.
            }
        }

        return methods;
    }

    private bool IsBare(int type) => _code.Hierarchy.GetDescriptor(type) is "Ljava/lang/Object;" or "Landroid/content/Context;";

    private FlowValue Call(FlowComponent component, FlowValue self, int method, FlowFrame frame, FlowCallback? callback = null)
    {
        int count = _analysis.ParameterCount(method);
        if (count == 0)
        {
            return FlowValue.None;
        }

        string name = _code.Program.GetMethodName(method);
        FlowValue[] arguments = new FlowValue[count];
        arguments[0] = self;
        IReadOnlyList<int> delivered = _analysis.SourcesDeliveredTo(method);
        for (int p = 1; p < count; p++)
        {
            arguments[p] = Argument(component, method, name, _analysis.ParameterType(method, p), p, callback);
            arguments[p] = callback is null ? arguments[p] : arguments[p].Or(callback.Told);
            foreach (int source in delivered)
            {
                arguments[p] = arguments[p].Or(_analysis.Delivered(source, method));
            }
        }

        if (callback is not null && name == "onActivityResult" && count == 2)
        {
            // A launcher's callback: the intent that comes back is inside of what it is given.
            FlowValue outcome = External("outcome", TypeOf("Landroidx/activity/result/ActivityResult;"));
            _analysis.Add(frame, outcome, "intent", Results(component, method));
            arguments[1] = arguments[1].Or(outcome);
        }

        if (!_tags.TryGetValue((method, component.Number), out int tag))
        {
            _tags.Add((method, component.Number), tag = _tags.Count);
        }

        FlowValue result = _analysis.Call(frame, method, arguments, tag);
        if (component.Kind == "service" && name == "onBind" && callback is null)
        {
            component.Binder = Grow(component.Binder, result);
        }
        else if (component.Kind == "provider" && name is "query" or "call" && callback is null)
        {
            _analysis.AddShared(frame, "provider-result", result);
        }

        return result;
    }

    private FlowValue Argument(FlowComponent component, int methodId, string method, int type, int position, FlowCallback? callback)
    {
        string descriptor = type < 0 ? "" : _code.Hierarchy.GetDescriptor(type);
        switch (descriptor)
        {
            case "Landroid/content/Intent;":
                FlowValue intents = method == "onActivityResult" ? Results(component, methodId)
                    : callback is not null ? callback.Incoming
                    : component.Incoming;
                return intents.Or(External("intent", type));
            case "Landroid/content/SharedPreferences;":
                return _analysis.EntriesOf(_shared, "preferences").Or(External($"{position}", type));
            case "Landroid/os/Bundle;":
                // What one instance saves, the next is given.
                return External($"state of {component.Number}", type);
            case "Landroid/os/IBinder;" when callback?.Services.Count > 0:
                return callback.Services.Aggregate(FlowValue.None, static (all, s) => all.Or(s.Binder));
            case "Landroid/content/ContentValues;":
                return component.Given.Or(External("values", type));
            case "Landroid/content/Context;" when component.Kind is "activity" or "service" or "application":
                return component.Object;
            case "Landroid/app/Activity;" when callback is not null && component.Kind != "activity":
                // The application hears of all screens.
                return _components.Where(static c => c.Kind == "activity").Aggregate(External($"{position}", type), static (all, c) => all.Or(c.Object));
            case not "" when callback is not null && component.Kind == "activity" && _code.Hierarchy.IsFramework(type) && ActivityType >= 0
                && _code.Hierarchy.IsSubtype(type, ActivityType) && _code.Hierarchy.IsSubtype(component.TypeId, type):
                return component.Object;
        }

        return type < 0 || descriptor.Length == 1 || descriptor == "Ljava/lang/String;"
            ? FlowValue.Unknown
            : External($"{position}", type);
    }

    private int ActivityType => TypeOf("Landroid/app/Activity;");

    /// <summary>What components of the app hand back, and what another app may.</summary>
    private FlowValue Results(FlowComponent component, int methodId) =>
        component.AsksOthers ? component.Returned.Or(_analysis.Delivered(_resultSource, methodId)) : component.Returned;

    private FlowValue External(string name, int type)
    {
        string key = $"{name}:{type}";
        if (!_externals.TryGetValue(key, out int tag))
        {
            _externals.Add(key, tag = _externals.Count);
        }

        return _analysis.NewExternal(type, tag);
    }

    /// <summary>The methods of a class with a name, its own or inherited; of each number of parameters, the nearest.</summary>
    private List<int> MethodsNamed(int type, string name)
    {
        List<int> found = [];
        for (int current = type, depth = 0; current >= 0 && depth < 64; current = _code.Hierarchy.GetSuper(current), depth++)
        {
            int classId = _code.Hierarchy.ClassOf(current);
            if (classId < 0 || (name == "<init>" && depth > 0))
            {
                continue;
            }

            foreach (int method in _code.Program.FindMethods(classId, name))
            {
                ProgramMethod candidate = _code.Program.GetMethod(method);
                if (candidate.HasCode && !_analysis.IsLibrary(method) && !candidate.Definition.Flags.HasFlag(AccessFlags.Static)
                    && !found.Exists(m => SamePrototype(m, method)))
                {
                    found.Add(method);
                }
            }
        }

        return found;
    }

    private bool SamePrototype(int a, int b)
    {
        string first = _code.Program.Describe(a);
        string second = _code.Program.Describe(b);
        return first.AsSpan(Math.Max(0, first.IndexOf('('))).SequenceEqual(second.AsSpan(Math.Max(0, second.IndexOf('('))));
    }

    private FlowValue Grow(FlowValue before, FlowValue more)
    {
        FlowValue joined = before.Or(more);
        _changed |= !FlowAnalysis.AreSame(before, joined);
        return joined;
    }
}
