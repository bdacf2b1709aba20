using System.Collections.Immutable;
using Candor.Dex;

namespace Candor.Android.Flows;

/// <summary>A component of an app while its data flow is followed.</summary>
internal sealed class FlowComponent
{
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
}
