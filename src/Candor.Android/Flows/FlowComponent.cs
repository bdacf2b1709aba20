using System.Collections.Immutable;
using Candor.Dex;

namespace Candor.Android.Flows;

/// <summary>A component of an app while its data flow is followed.</summary>
internal sealed class FlowComponent
{
    /// <summary>Most objects of one class, known by one type, that are called back each for itself; further ones are called together.</summary>
    private const int MaxAlike = 8;

    /// <summary>Most objects of one class, known by one type, that are called back at all.</summary>
    private const int MaxTogether = 24;

    private readonly Dictionary<(int Class, int Type, bool IsConnection), int> _alike = [];
    private readonly HashSet<(FlowValue Object, int Type, FlowComponent? Service)> _known = [];

    public required int Number { get; init; }

    public required string Kind { get; init; }

    /// <summary>The class name with dots.</summary>
    public required string Name { get; init; }

    public required int TypeId { get; init; }

    public required FlowValue Object { get; init; }

    public required ImmutableArray<LifecycleStage> Stages { get; init; }

    /// <summary>Further methods that the system calls while it runs, by name.</summary>
    public required ImmutableArray<string> Further { get; init; }

    public ImmutableArray<Manifest.IntentFilter> Filters { get; init; } = [];

    public ImmutableArray<string> Authorities { get; init; } = [];

    /// <summary>Intents that reach it.</summary>
    public FlowValue Incoming { get; set; } = FlowValue.None;

    /// <summary>Intents that it hands back as results.</summary>
    public FlowValue Results { get; set; } = FlowValue.None;

    /// <summary>What its onBind returns.</summary>
    public FlowValue Binder { get; set; } = FlowValue.None;

    /// <summary>Results that come back to it.</summary>
    public FlowValue Returned { get; set; } = FlowValue.None;

    /// <summary>Whether it asks for results by intents that another app may answer.</summary>
    public bool AsksOthers { get; set; }

    /// <summary>Content values and the like that callers hand to it, if it is a provider.</summary>
    public FlowValue Given { get; set; } = FlowValue.None;

    /// <summary>What the platform may call back, in the order in which it was handed over.</summary>
    public List<FlowCallback> Callbacks { get; } = [];

    /// <summary>Whether there were more objects to call back than are called.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Adds what the platform may call back; says whether it is new.</summary>
    public bool Add(FlowCallback callback) => _known.Add((callback.Object, callback.TypeId, null)) && Keep(callback);

    /// <summary>Adds data that an object may be told when it is called back; says whether that is new.</summary>
    public bool Tell(FlowObject one, int type, FlowValue told)
    {
        if (told.IsEmpty)
        {
            return false;
        }

        FlowCallback? known = Callbacks.Find(c => c.TypeId == type && c.ObjectType == one.TypeId && c.Object == one.Value) ?? Callbacks.FindLast(c => c.TypeId == type && c.ObjectType == one.TypeId);
        FlowValue more = known is null ? told : known.Told.Or(told);
        if (known is null || known.Told == more)
        {
            return false;
        }

        known.Told = more;
        return true;
    }

    /// <summary>Adds a connection to a service; says whether it is new.</summary>
    public bool Add(FlowCallback connection, FlowComponent service)
    {
        if (!_known.Add((connection.Object, connection.TypeId, service)))
        {
            return false;
        }

        if (Callbacks.Find(c => c.Services.Count > 0 && c.TypeId == connection.TypeId && c.Object == connection.Object) is { } bound)
        {
            bound.Services.Add(service);
            return true;
        }

        connection.Services.Add(service);
        return Keep(connection);
    }

    private bool Keep(FlowCallback callback)
    {
        (int, int, bool) key = (callback.ObjectType, callback.TypeId, callback.Services.Count > 0);
        int alike = _alike.GetValueOrDefault(key);
        _alike[key] = alike + 1;
        int last = alike < MaxAlike ? -1 : Callbacks.FindLastIndex(
            c => c.Filter is null && (c.ObjectType, c.TypeId, c.Services.Count > 0) == key);
        if (last < 0)
        {
            Callbacks.Add(callback);
            return true;
        }

        if (alike >= MaxTogether)
        {
            IsCut = true;
            return false;
        }

        FlowCallback gathered = Callbacks[last] with
        {
            Object = Callbacks[last].Object.Or(callback.Object), Told = Callbacks[last].Told.Or(callback.Told),
        };
        gathered.Services.AddRange(callback.Services.Except(gathered.Services));
        Callbacks[last] = gathered;
        return true;
    }
}
