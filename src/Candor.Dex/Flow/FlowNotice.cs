namespace Candor.Dex;

/// <summary>What a model told the driver: an event, with the values that came with it.</summary>
/// <param name="Name">Its name in the model; <c>callback</c> for objects that the platform may call back.</param>
/// <param name="MethodId">The method that caused it; negative for a driver's own call.</param>
/// <param name="CodeOffset">Where in the method, in code units.</param>
/// <param name="TypeId">For a callback: the type by which the platform knows the object; otherwise -1.</param>
/// <param name="Values">The values, in the order of the model.</param>
public sealed record FlowNotice(string Name, int MethodId, int CodeOffset, int TypeId, IReadOnlyList<FlowValue> Values);
