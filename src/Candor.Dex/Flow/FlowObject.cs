namespace Candor.Dex;

/// <summary>One object of a <see cref="FlowValue"/>.</summary>
/// <param name="TypeId">Its class in the <see cref="ClassHierarchy"/>, or -1.</param>
/// <param name="IsExact">Whether it is of exactly that class.</param>
/// <param name="Value">The object alone.</param>
public sealed record FlowObject(int TypeId, bool IsExact, FlowValue Value);
