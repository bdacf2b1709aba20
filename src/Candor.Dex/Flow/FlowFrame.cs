namespace Candor.Dex;

/// <summary>The state of a driver: what all fields hold between the calls that it makes.</summary>
public sealed class FlowFrame
{
    internal FlowFrame(FrameState state) => State = state;

    internal FrameState State { get; }

    /// <summary>A copy that changes on its own.</summary>
    public FlowFrame Clone() => new(State.Clone());
}
