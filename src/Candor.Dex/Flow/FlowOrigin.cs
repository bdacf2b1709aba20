namespace Candor.Dex;

/// <summary>What a sink leads to: the place in the code from which its receiver or an argument comes.</summary>
/// <param name="Source">The source, by its place in the rules.</param>
/// <param name="MethodId">The method that contains it.</param>
/// <param name="CodeOffset">The instruction, in code units.</param>
public readonly record struct FlowOrigin(int Source, int MethodId, int CodeOffset);
