namespace Candor.Dex;

/// <summary>Data that comes to a sink: in this method, or in one that it calls.</summary>
/// <param name="Site">The call of the sink.</param>
/// <param name="Rule">The sink, by its place in the rules.</param>
/// <param name="Argument">Which argument, from 1; 0 is the receiver.</param>
/// <param name="Element">What comes there, as an element of a <see cref="ValueSet"/>.</param>
/// <param name="CallOffset">Where this method calls on the way there; -1 when it calls the sink itself.</param>
/// <param name="Callee">The hit in the method called; null when it calls the sink itself.</param>
/// <param name="CalleeNode">The method called.</param>
internal sealed record SinkHit(int Site, int Rule, int Argument, int Element, int CallOffset, SinkHit? Callee, MethodNode? CalleeNode)
{
    public int Depth { get; } = Callee is null ? 0 : Callee.Depth + 1;
}
