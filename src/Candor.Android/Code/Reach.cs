using System.Collections.Immutable;
using Candor.Dex;

namespace Candor.Android.Code;

/// <summary>
/// What can run, and how early. Four searches: from what runs at the start of the process, from the first screen's life cycle, from services and
/// receivers (these three along calls, and callbacks that run without anybody doing anything), and from every entry along every edge.
/// </summary>
internal sealed class Reach
{
    /// <summary>Framework types whose callbacks run soon after they are handed over, without the person or a further event.</summary>
    private static readonly ImmutableArray<string> Unprompted =
    [
        "Landroid/os/AsyncTask;",
        "Landroid/os/Handler$Callback;",
        "Landroid/os/Handler;",
        "Landroid/os/HandlerThread;",
        "Ljava/lang/Runnable;",
        "Ljava/lang/Thread;",
        "Ljava/util/TimerTask;",
        "Ljava/util/concurrent/Callable;",
        "Ljava/util/concurrent/ThreadFactory;",
    ];

    private readonly AppCode _code;
    private readonly Reachability _start;
    private readonly Reachability _firstScreen;
    private readonly Reachability _any;
    private readonly Reachability _background;
    private readonly Dictionary<int, EntryMethod> _entries;

    /// <summary>Searches.</summary>
    /// <param name="code">The code.</param>
    /// <param name="entries">What the system calls.</param>
    /// <param name="background">The classes of the services and receivers that the manifest declares, with dots.</param>
    public Reach(AppCode code, ImmutableArray<EntryMethod> entries, ImmutableHashSet<string> background)
    {
        _code = code;
        _entries = entries.ToDictionary(static e => e.Method);
        var unprompted = new HashSet<int>();
        foreach (var descriptor in Unprompted)
        {
            if (code.Hierarchy.TryFindType(descriptor, out var type))
            {
                unprompted.Add(type);
            }
        }

        bool RunsByItself(CallEdge edge) => edge.Kind != CallKind.Callback || unprompted.Contains(edge.ViaType);
        Reachability? start = null, firstScreen = null, any = null, behind = null;
        Parallel.Invoke(
            () => start = Reachability.From(code.Graph, Of(Trigger.ApplicationStart), RunsByItself),
            () => firstScreen = Reachability.From(code.Graph, Of(Trigger.FirstScreen), RunsByItself),
            () => behind = Reachability.From(code.Graph, entries.Where(e => e.Component is { } c && background.Contains(c)).Select(static e => e.Method), RunsByItself),
            () => any = Reachability.From(code.Graph, entries.Select(static e => e.Method)));
        _start = start!;
        _firstScreen = firstScreen!;
        _any = any!;
        _background = behind!;

        IEnumerable<int> Of(Trigger trigger) => entries.Where(e => e.Trigger == trigger).Select(static e => e.Method);
    }

    /// <summary>Whether a method may run at all.</summary>
    public bool IsReached(int method) => _any.IsReached(method);

    /// <summary>The shortest path to a method from a service or receiver, without a screen; empty where none leads to it.</summary>
    public (string? Component, IReadOnlyList<PathStep> Steps) BackgroundPath(int method)
    {
        var path = _background.PathTo(method);
        return path.Count == 0 ? (null, path) : (_entries[path[0].MethodId].Component, path);
    }

    /// <summary>What sets a method off, the earliest first; empty where no path leads to it.</summary>
    public ImmutableArray<Trigger> TriggersOf(int method)
    {
        if (!_any.IsReached(method))
        {
            return [];
        }

        var triggers = ImmutableArray.CreateBuilder<Trigger>();
        if (_start.IsReached(method))
        {
            triggers.Add(Trigger.ApplicationStart);
        }

        if (_firstScreen.IsReached(method))
        {
            triggers.Add(Trigger.FirstScreen);
        }

        if (triggers.Count == 0)
        {
            triggers.Add(TriggerOf(_any.PathTo(method)));
        }

        return triggers.ToImmutable();
    }

    /// <summary>The shortest path to a method from what sets it off earliest; empty where none leads to it.</summary>
    public (Trigger Trigger, string? Component, IReadOnlyList<PathStep> Steps) EarliestPath(int method)
    {
        var (trigger, search) = _start.IsReached(method) ? (Trigger.ApplicationStart, _start)
            : _firstScreen.IsReached(method) ? (Trigger.FirstScreen, _firstScreen)
            : (Trigger.Callback, _any);
        var path = search.PathTo(method);
        if (path.Count == 0)
        {
            return (Trigger.Callback, null, path);
        }

        return (search == _any ? TriggerOf(path) : trigger, _entries[path[0].MethodId].Component, path);
    }

    /// <summary>A path that passes a callback waits for that callback, whatever component it begins in.</summary>
    private Trigger TriggerOf(IReadOnlyList<PathStep> path)
    {
        var entry = _entries[path[0].MethodId].Trigger;
        return entry is Trigger.Component && !path.Any(s => s.Kind == CallKind.Callback) ? Trigger.Component : Trigger.Callback;
    }
}
