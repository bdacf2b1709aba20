namespace Candor.Dex;

/// <summary>One step of a call path.</summary>
/// <param name="MethodId">The method.</param>
/// <param name="CodeOffset">The instruction in it that leads to the next method, in code units; -1 in the last step.</param>
/// <param name="Kind">Why the next method runs; null in the last step.</param>
/// <param name="ViaType">For a callback, the platform type that calls the next method; otherwise -1.</param>
public readonly record struct PathStep(int MethodId, int CodeOffset, CallKind? Kind, int ViaType);
