namespace Candor.Dex;

/// <summary>A path, and whether every step of it is explained.</summary>
internal sealed record TracedPath(Trail Steps, bool IsWhole)
{
    public static readonly TracedPath Empty = new(Trail.Empty, IsWhole: true);

    public TracedPath Then(FlowStep step) => this with { Steps = Steps.Then(step) };
}
