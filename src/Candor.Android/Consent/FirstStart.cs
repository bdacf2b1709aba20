using Candor.Android.Code;
using Candor.Android.Manifest;
using Candor.Dex;

namespace Candor.Android.Consent;

/// <summary>
/// The methods that the system calls, each with the stage at which it may: at the first start what makes the process and the launcher's screen, and
/// receivers that the system wakes; components that only other code starts are entered where that code names their class.
/// </summary>
internal sealed class FirstStart
{
    private readonly ConsentFacts _facts;
    private readonly StageRules _rules;
    private readonly CallbackOrders _orders;
    private readonly PlatformCallbacks _callbacks;
    private readonly SortedDictionary<int, Entry> _fixed = [];
    private readonly HashSet<string> _providers;
    private readonly List<(int Method, int Stage, Trigger Trigger, string Component)> _platform = [];

    public FirstStart(ConsentFacts facts, StageRules rules, CallbackOrders orders, AndroidManifest? manifest, IEnumerable<EntryMethod> entries)
    {
        _facts = facts;
        _rules = rules;
        _orders = orders;
        _callbacks = new(facts.Graph.Hierarchy);
        _providers = [.. manifest?.Components.Where(static c => c.Kind == ComponentKind.Provider).Select(static c => c.Name) ?? []];
        var mapped = manifest is null ? [] : AddComponents(manifest);
        foreach (var entry in entries)
        {
            AddEntry(entry, entry.Component is { } component && mapped.Contains(component));
        }

        foreach (var (classId, methods) in orders.Created)
        {
            if (!facts.Index.IsCreated(classId))
            {
                foreach (var method in methods)
                {
                    Add(new(method, ConsentStage.Unordered, 0, Trigger.Callback, null, EntryReason.MadeByPlatform));
                }
            }
        }
    }

    /// <summary>The entry methods with their stages, as far as gates are known now.</summary>
    public IEnumerable<(int Method, int Stage)> Entries => Current().Select(static e => (e.Method, e.Stage));

    /// <summary>The entry of a method at its earliest; null where the system does not call it.</summary>
    public Entry? Find(int method) => Current().Where(e => e.Method == method).MinBy(static e => e.Stage);

    private IEnumerable<Entry> Current() => _fixed.Values.Concat(_platform.Select(p =>
    {
        var guard = _rules.OfCallback(p.Method, -1);
        return guard.Rank > p.Stage
            ? new Entry(p.Method, guard.Rank, guard.Id, Trigger.Callback, p.Component, EntryReason.Prompted)
            : new Entry(p.Method, p.Stage, 0, p.Trigger, p.Component, EntryReason.Component);
    }));

    private void Add(Entry entry)
    {
        if (!_fixed.TryGetValue(entry.Method, out var before) || entry.Stage < before.Stage)
        {
            _fixed[entry.Method] = entry;
        }
    }

    private void AddEntry(EntryMethod entry, bool isMapped)
    {
        if (entry.Trigger == Trigger.ApplicationStart)
        {
            Add(new(entry.Method, ConsentStage.Open, 0, entry.Trigger, entry.Component, EntryReason.Component));
        }
        else if (!isMapped && entry.Trigger == Trigger.Callback)
        {
            AddClickHandler(entry);
        }
        else if (!isMapped)
        {
            var isPrompted = _orders.IsPrompted(_facts.Program.GetMethodName(entry.Method));
            Add(entry.Trigger == Trigger.FirstScreen && !isPrompted
                ? new(entry.Method, ConsentStage.Open, 0, entry.Trigger, entry.Component, EntryReason.Component)
                : new(entry.Method, ConsentStage.Unordered, 0, isPrompted ? Trigger.Callback : entry.Trigger, entry.Component, isPrompted ? EntryReason.Prompted : EntryReason.Component));
        }
    }

    /// <summary>A method that a layout may name as the handler of a tap, and other methods that wait for an event.</summary>
    private void AddClickHandler(EntryMethod entry)
    {
        var classId = _facts.Program.GetMethod(entry.Method).ClassId;
        var name = _facts.Program.GetMethodName(entry.Method);
        var views = IsHandler(entry.Method) ? _facts.Texts.ViewsOfHandler(name) : [];
        var meanings = views.Select(v => _facts.Words.OfButton(v.Labels, _facts.Texts.NameOf(v.Id) is { } id ? [id] : [])).ToList();
        if (views.Length > 0 && meanings.Min() == ButtonMeaning.Agreed)
        {
            var guard = _facts.Gates.Of(
                GateKind.AgreeButton,
                entry.Method,
                -1,
                ButtonLabels.Of(views[0].Labels, _facts.Texts.NameOf(views[0].Id), views[0].Id),
                isCertain: true);
            Add(new(entry.Method, guard.Rank, guard.Id, Trigger.Callback, entry.Component, EntryReason.Prompted));
        }
        else if (name != "onClick" && (views.Length > 0 || !_facts.Texts.HasLayouts || !IsHandler(entry.Method)) && (!_facts.Index.IsCreated(classId) || views.Length > 0))
        {
            var refuses = meanings.Contains(ButtonMeaning.Refused) && !meanings.Contains(ButtonMeaning.None);
            Add(new(entry.Method, refuses ? ConsentStage.Open : ConsentStage.Unordered, 0, Trigger.Callback, entry.Component, EntryReason.Prompted));
        }
    }

    /// <summary>Whether a method has the form of a handler that a layout may name.</summary>
    private bool IsHandler(int method) => _facts.Program.Describe(method).EndsWith("(Landroid/view/View;)V", StringComparison.Ordinal);

    /// <summary>Adds what the manifest declares; yields the classes that are covered.</summary>
    private HashSet<string> AddComponents(AndroidManifest manifest)
    {
        var declared = manifest.Components
            .GroupBy(static c => c.TargetActivity ?? c.Name, StringComparer.Ordinal)
            .Select(g => (Class: g.Key, Id: ClassOf(g.Key), Components: g.ToList()))
            .Where(c => c.Id >= 0 && _callbacks.Of(c.Id).Count > 0)
            .OrderBy(static c => c.Id)
            .ToList();
        var starts = FindStarts(declared.ToDictionary(static c => c.Id, static c => c.Class));
        foreach (var (name, classId, components) in declared)
        {
            var stage = components.Min(StageOf);
            var own = starts.GetValueOrDefault(classId);
            if (stage > ConsentStage.Open && own is { IsWhole: true } && !components.Any(static c => c.Exported))
            {
                continue;
            }

            AddPlatform(classId, name, stage, TriggerOf(components));
            _rules.SetUncreated(classId, stage);
        }

        if (manifest.ApplicationClass is { } application && ClassOf(application) is >= 0 and var applicationId)
        {
            AddPlatform(applicationId, application, ConsentStage.Open, Trigger.ApplicationStart);
            _rules.SetUncreated(applicationId, ConsentStage.Open);
        }

        return [.. declared.Select(static c => c.Class)];
    }

    private static Trigger TriggerOf(List<ManifestComponent> components) =>
        components.TrueForAll(static c => c.Kind == ComponentKind.Provider) ? Trigger.ApplicationStart
        : components.Exists(static c => c.IsLauncher) ? Trigger.FirstScreen
        : Trigger.Component;

    private void AddPlatform(int classId, string name, int stage, Trigger trigger)
    {
        // The application class is no component, and all that the system calls of it may come at the start.
        var isProvider = trigger == Trigger.ApplicationStart && _providers.Contains(name);
        foreach (var (method, _) in Runs(classId))
        {
            // Others ask a provider for its data; only its creation comes by itself.
            var isLate = isProvider && _facts.Program.GetMethodName(method) is not ("onCreate" or "attachInfo" or "<init>" or "<clinit>");
            _platform.Add((method, isLate ? Math.Max(stage, ConsentStage.Unordered) : stage, isLate ? Trigger.Component : trigger, name));
        }
    }

    /// <summary>What the system runs of a component: its creation, and the methods that override the platform's.</summary>
    private IEnumerable<(int Method, int ViaType)> Runs(int classId) =>
        _facts.Program.FindMethods(classId, "<clinit>").Concat(_facts.Program.FindMethods(classId, "<init>"))
            .Select(static m => (m, -1))
            .Concat(_callbacks.Of(classId));

    private static int StageOf(ManifestComponent component) => component switch
    {
        { Enabled: false } => ConsentStage.Unordered,
        { Kind: ComponentKind.Provider } => ConsentStage.Open,
        { Kind: ComponentKind.Receiver } when component.IntentFilters.Any(static f => f.Actions.Any(IsSentBySystem)) => ConsentStage.Open,
        { IsLauncher: true } => ConsentStage.Open,
        _ => ConsentStage.Unordered,
    };

    /// <summary>Whether the system sends a broadcast without the person having asked for a widget or an administrator.</summary>
    private static bool IsSentBySystem(string action) =>
        action.StartsWith("android.", StringComparison.Ordinal)
        && !action.StartsWith("android.appwidget.", StringComparison.Ordinal)
        && !action.StartsWith("android.app.action.", StringComparison.Ordinal);

    /// <summary>Finds where code starts components, and adds those edges; says for each class whether all code that names it starts it.</summary>
    private Dictionary<int, Starts> FindStarts(Dictionary<int, string> declared)
    {
        var starting = new HashSet<int>();
        foreach (var call in _facts.Index.Calls)
        {
            if (_facts.Api.RoleOf(_facts.Program.GetMethod(call.MethodId).File, call.Member) is ApiRole.Start)
            {
                starting.Add(call.MethodId);
            }
        }

        var found = new Dictionary<int, Starts>();
        foreach (var constant in _facts.Index.Constants)
        {
            var classId = _facts.Graph.Hierarchy.ClassOf(constant.Member);
            var isWorker = classId >= 0 && _orders.Created.ContainsKey(classId);
            if (classId < 0 || (!declared.ContainsKey(classId) && !isWorker))
            {
                continue;
            }

            var starts = starting.Contains(constant.MethodId);
            var before = found.GetValueOrDefault(classId, new(true));
            found[classId] = new(before.IsWhole && (starts || _facts.Program.GetMethod(constant.MethodId).ClassId == classId));
            foreach (var (method, via) in starts ? Started(classId, isWorker) : [])
            {
                _rules.AddStart(new(constant.MethodId, constant.CodeOffset, CallKind.Callback, method, via));
            }
        }

        return found;
    }

    private IEnumerable<(int Method, int ViaType)> Started(int classId, bool isWorker) =>
        isWorker ? _orders.Created[classId].Select(static m => (m, -1)) : Runs(classId).Select(static r => (r.Method, -1));

    private int ClassOf(string name) => _facts.Program.TryFindClass($"L{name.Replace('.', '/')};", out var id) ? id : -1;

    private sealed record Starts(bool IsWhole);
}
