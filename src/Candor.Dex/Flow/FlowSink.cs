namespace Candor.Dex;

/// <summary>Where data leaves. The caller knows it by its place in <see cref="FlowRules.Sinks"/>.</summary>
/// <param name="Signature">The method. Its arguments count; of a method without any, the receiver.</param>
public readonly record struct FlowSink(string Signature);
