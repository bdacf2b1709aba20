namespace Candor.Dex;

/// <summary>Something that a data-flow analysis did not follow to its end.</summary>
/// <param name="Reason">What bound it met: <c>budget</c>, <c>entry</c>, <c>memory</c>, <c>method</c>, <c>size</c>, <c>targets</c>, <c>contexts</c>,
/// <c>repetitions</c>, <c>loops</c>, <c>depth</c>, <c>hits</c>, <c>writes</c>, <c>reflection</c>, <c>references</c>, <c>method-handles</c>, <c>paths</c>, <c>callbacks</c>, <c>fault</c>.</param>
/// <param name="MethodId">The method in which, or the entry point for which it was cut; -1 when neither.</param>
/// <param name="Count">How often the analysis met it, which comes to a method several times; of <c>callbacks</c>, at how many places.</param>
public sealed record FlowCut(string Reason, int MethodId, int Count);
