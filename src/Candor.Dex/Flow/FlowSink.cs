namespace Candor.Dex;

/// <summary>Where data leaves. The caller knows it by its place in <see cref="FlowRules.Sinks"/>.</summary>
/// <param name="Signature">The method; what it is given leaves, or what its receiver holds when it is given nothing.</param>
/// <param name="AsksOrigin">Whether where it leads to depends on what its receiver and its arguments were made of.</param>
/// <param name="SendsReceiver">Whether what its receiver holds leaves too: a request that is told whom to call back.</param>
public readonly record struct FlowSink(string Signature, bool AsksOrigin = false, bool SendsReceiver = false);
