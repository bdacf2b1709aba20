namespace Candor.Android.Flows;

/// <summary>What tells where a sink leads to.</summary>
/// <param name="Channel">The channel, from the closed list; null where it tells an address only.</param>
/// <param name="Method">The method that opens the way there; null for an address.</param>
/// <param name="Text">The beginning of an address; null for a method.</param>
internal sealed record FlowOriginRule(string? Channel, string? Method, string? Text);
