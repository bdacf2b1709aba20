using Candor.Dex;

namespace Candor.Android;

/// <summary>How an app is looked at.</summary>
public sealed record AndroidOptions
{
    /// <summary>How far data is followed through the code; null where it is not to be followed.</summary>
    public FlowOptions? Flows { get; init; } = new();
}
