using Candor.Android.Manifest;
using Candor.Dex;

namespace Candor.Android.Flows;

/// <summary>An object that the platform may call back.</summary>
/// <param name="Object">The object.</param>
/// <param name="ObjectType">Its class.</param>
/// <param name="TypeId">The type by which the platform knows it.</param>
internal sealed record FlowCallback(FlowValue Object, int ObjectType, int TypeId)
{
    /// <summary>Data that it may be told, as what calls it holds it.</summary>
    public FlowValue Told { get; set; } = FlowValue.None;

    /// <summary>For a service connection: the services that it is bound to; otherwise empty.</summary>
    public List<FlowComponent> Services { get; init; } = [];

    /// <summary>For a receiver registered by code: what it answers to, without actions where they are not known. Otherwise null.</summary>
    public IntentFilter? Filter { get; init; }

    /// <summary>Intents that reach a receiver registered by code.</summary>
    public FlowValue Incoming { get; set; } = FlowValue.None;
}
